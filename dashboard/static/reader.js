/* The text of a report: pieces from dashboard/panels/document_text.py. Every piece is set as text, never as markup. */
const memory = new WeakMap();

function same(a, b) {
  return Boolean(a && b) && a[0] === b[0] && a[1] === b[1];
}

function build(piece, chosen, pick) {
  const node = document.createElement("span");
  node.textContent = piece.text;
  if (piece.around) node.className = piece.around;
  if (piece.about && !piece.kind) node.title = piece.about;
  if (!piece.kind) return node;
  node.classList.add("mark", piece.kind);
  node.title = piece.title;
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  node.setAttribute("aria-label", `${piece.text}: ${piece.title}`);
  node.addEventListener("click", () => pick(piece.at));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    pick(piece.at);
  });
  if (same(piece.at, chosen)) node.classList.add("chosen");
  node.dataset.at = piece.at.join("-");
  return node;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const article = parentElement.querySelector("article");
  const before = memory.get(article) || {};
  const pick = (at) => {
    memory.set(article, { ...memory.get(article), clicked: at });
    setTriggerValue("picked", at);
  };
  article.dataset.theme = data.theme;
  article.lang = data.language;
  const pieces = JSON.stringify(data.pieces);
  const focused = parentElement.activeElement?.dataset?.at;
  if (before.pieces !== pieces) article.replaceChildren(...data.pieces.map((piece) => build(piece, data.chosen, pick)));
  let first = null;
  for (const node of article.querySelectorAll(".mark")) {
    const at = node.dataset.at.split("-").map(Number);
    const isChosen = Boolean(data.chosen) && at[0] >= data.chosen[0] && at[1] <= data.chosen[1];
    node.classList.toggle("chosen", isChosen);
    if (isChosen) {
      node.setAttribute("aria-current", "true");
      first = first || node;
    } else {
      node.removeAttribute("aria-current");
    }
  }
  if (focused) article.querySelector(`[data-at="${focused}"]`)?.focus({ preventScroll: true });
  const key = String(data.chosen);
  if (first && key !== before.chosen && !same(data.chosen, before.clicked)) first.scrollIntoView({ block: "center" });
  memory.set(article, { pieces, chosen: key, clicked: before.clicked });
}
