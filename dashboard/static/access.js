/* What makes the map's frame usable without sight, without a mouse, and without motion. Text is set as text. */
(function () {
  "use strict";

  const STILL = "(prefers-reduced-motion: reduce)";

  /* Who asked for less motion gets a map that jumps to where it is told to go. Chosen once, when the frame comes. */
  function still(map) {
    if (!window.matchMedia(STILL).matches) return;
    Object.assign(map.options, { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
    Object.assign(map, { _zoomAnimated: false, _fadeAnimated: false });
    const panBy = map.panBy;
    map.panBy = (by, options) => panBy.call(map, by, { ...options, animate: false });
  }

  /* The frame, its document and the map itself say what they are. */
  function name(map, text) {
    document.title = text;
    const box = map.getContainer();
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", text);
    try {
      window.frameElement.title = text;
    } catch {
      /* A page that may not be reached keeps the frame's name. */
    }
  }

  window.datelineAccess = { still, name };
})();
