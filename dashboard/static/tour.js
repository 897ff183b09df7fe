/* The tour: a few steps over the page, each with a ring around what it speaks of. It is offered at the first visit and
   never begins by itself; later there is one small button. Who has seen it is kept in this browser alone. Texts come as
   data, set as text. */

const SEEN = "dateline.tour";
const GAP = 14;

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(text, press, className) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

/* A browser that keeps nothing is offered the tour at every visit. */
const seen = () => {
  try {
    return window.localStorage.getItem(SEEN) !== null;
  } catch {
    return false;
  }
};
const remember = () => {
  try {
    window.localStorage.setItem(SEEN, "1");
  } catch {
    /* Kept for this page alone. */
  }
};

class Tour {
  constructor(root, data) {
    Object.assign(this, { root, data, at: 0, known: seen() });
    const { words } = data;
    this.start = button("", () => this.open(), "to-start");
    this.later = button("×", () => this.forget(), "to-later");
    this.later.setAttribute("aria-label", words.later);
    this.later.title = words.later;
    this.bar = element("div", "to-bar");
    this.bar.append(this.start, this.later);
    this.dialog = element("dialog", "to-dialog");
    this.ring = element("div", "to-ring");
    this.card = element("div", "to-card");
    this.title = element("h2");
    this.title.id = "to-title";
    this.text = element("p");
    this.said = element("div");
    this.said.setAttribute("aria-live", "polite");
    this.said.append(this.title, this.text);
    this.count = element("span", "to-count");
    this.back = button(words.back, () => this.turn(-1));
    this.next = button("", () => this.turn(1), "to-next");
    const foot = element("div", "to-foot");
    foot.append(this.count, this.back, this.next);
    const leave = button("×", () => this.dialog.close(), "to-leave");
    leave.setAttribute("aria-label", words.leave);
    leave.title = words.leave;
    this.card.append(this.said, foot, leave);
    this.dialog.append(this.ring, this.card);
    this.dialog.setAttribute("aria-labelledby", "to-title");
    this.dialog.addEventListener("close", () => this.forget());
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (by && this.at + by >= 0 && this.at + by < this.data.steps.length) this.turn(by);
    });
    window.addEventListener("resize", () => this.dialog.open && this.place());
    root.append(this.bar, this.dialog);
    this.label();
  }

  label() {
    const { words } = this.data;
    this.start.textContent = this.known ? words.again : words.first;
    this.start.classList.toggle("new", !this.known);
    this.later.hidden = this.known;
  }

  forget() {
    this.known = true;
    remember();
    this.label();
    this.start.focus({ preventScroll: true });
  }

  open() {
    this.at = 0;
    this.dialog.showModal();
    this.show();
    this.next.focus();
  }

  turn(by) {
    if (this.at + by >= this.data.steps.length) return this.dialog.close();
    this.at = Math.max(0, this.at + by);
    this.show();
  }

  show() {
    const { steps, words } = this.data;
    const step = steps[this.at];
    this.title.textContent = step.title;
    this.text.textContent = step.text;
    this.count.textContent = step.count;
    this.back.hidden = this.at === 0;
    this.next.textContent = this.at === steps.length - 1 ? words.done : words.next;
    if (this.root.getRootNode().activeElement === null || this.back.hidden) this.next.focus();
    this.place();
  }

  /* The first of a step's targets that can be seen. */
  target() {
    for (const selector of this.data.steps[this.at].targets) {
      const found = document.querySelector(selector);
      const box = found && found.getBoundingClientRect();
      if (box && box.width > 4 && box.height > 4 && box.right > 8) return found;
    }
    return null;
  }

  /* The ring around the target, as far as it is in view, and the card where it hides none of it, if there is room. */
  place() {
    const found = this.target();
    this.ring.hidden = !found;
    const [wide, high] = [window.innerWidth, window.innerHeight];
    const card = this.card.getBoundingClientRect();
    const put = (left, top) => {
      this.card.style.left = `${Math.max(GAP, Math.min(wide - card.width - GAP, left))}px`;
      this.card.style.top = `${Math.max(GAP, Math.min(high - card.height - GAP, top))}px`;
    };
    if (!found) return put((wide - card.width) / 2, (high - card.height) / 2);
    found.scrollIntoView({ block: "nearest", inline: "nearest" });
    const box = found.getBoundingClientRect();
    const [left, top] = [Math.max(4, box.left - 4), Math.max(4, box.top - 4)];
    const [right, bottom] = [Math.min(wide - 4, box.right + 4), Math.min(high - 4, box.bottom + 4)];
    Object.assign(this.ring.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
    const middle = (top + bottom - card.height) / 2;
    if (wide - right > card.width + 2 * GAP) put(right + GAP, middle);
    else if (left > card.width + 2 * GAP) put(left - card.width - GAP, middle);
    else if (high - bottom > card.height + 2 * GAP) put(left, bottom + GAP);
    else if (top > card.height + 2 * GAP) put(left, top - card.height - GAP);
    else put((left + right - card.width) / 2, bottom - card.height - GAP);
  }
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".to");
  const said = JSON.stringify(data);
  if (root.said !== said) {
    root.replaceChildren();
    root.tour = new Tour(root, data);
    root.said = said;
  }
  return () => undefined;
}
