"""Names to places: a gazetteer, toponym recognition and toponym resolution."""

import os

# A report's matrices are small: a second thread of the linear algebra brings little, costs much where the cores are
# busy with other reports, and takes memory. To be said before numpy is loaded; what the user has set stands.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
