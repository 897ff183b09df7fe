/* The buttons of a story: back, play and pause, next, how long each step stands. The page is told the number of the step
   to show; while a story plays it is told again when the time of a step is over. Texts come as data, set as text. */

const TEXT_FIELDS = "input, textarea, select, [contenteditable]";

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

class Player {
  constructor(root, data) {
    Object.assign(this, { root, data, timer: 0, playing: false });
    const { words } = data;
    const bar = element("div", "tl-bar");
    this.back = this.button(bar, `← ${words.back}`, () => this.turn(-1));
    this.play = this.button(bar, "", () => this.toggle());
    this.play.classList.add("tl-play");
    this.next = this.button(bar, `${words.next} →`, () => this.turn(1));
    this.pace = element("select");
    this.pace.setAttribute("aria-label", words.pace);
    data.paces.forEach(([label], i) => {
      const option = element("option", "", label);
      option.value = String(i);
      this.pace.append(option);
    });
    this.pace.value = "1";
    this.pace.addEventListener("change", () => this.playing && this.wait());
    this.where = element("span", "tl-label");
    this.where.setAttribute("aria-live", "polite");
    bar.append(this.pace, this.where);
    this.line = element("div", "sp-line");
    this.line.append(element("i"));
    root.append(bar, this.line);
    /* Who begins to write, or leaves the page for another, is not to be hurried on. */
    document.addEventListener("focusin", (event) => {
      if (this.playing && event.target.matches?.(TEXT_FIELDS)) this.stop();
    });
    document.addEventListener("visibilitychange", () => document.hidden && this.stop());
    bar.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!by || event.target === this.pace) return;
      event.preventDefault();
      this.turn(by);
    });
  }

  button(bar, text, press) {
    const made = element("button", "", text);
    made.type = "button";
    made.addEventListener("click", press);
    bar.append(made);
    return made;
  }

  /* Buttons at an end stay in reach of the keyboard: one that is taken away would take the focus with it. */
  update(data) {
    const moved = data.at !== this.data.at || data.story !== this.data.story;
    if (data.story !== this.data.story) this.stop();
    this.data = data;
    this.back.setAttribute("aria-disabled", String(data.at === 0));
    this.next.setAttribute("aria-disabled", String(data.at === data.count - 1));
    this.where.textContent = data.where;
    this.show();
    if (moved && this.playing) this.wait();
  }

  show() {
    const { words, at, count } = this.data;
    this.play.textContent = this.playing ? `❚❚ ${words.pause}` : `▶ ${words.play}`;
    this.root.classList.toggle("playing", this.playing);
    this.root.style.setProperty("--done", String(count > 1 ? at / (count - 1) : 1));
  }

  turn(by) {
    const to = this.data.at + by;
    if (to >= 0 && to < this.data.count) this.send(to);
  }

  toggle() {
    if (this.playing) return this.stop();
    this.playing = true;
    this.show();
    if (this.data.at === this.data.count - 1) this.send(0);
    else this.wait();
  }

  /* The time of this step; after it the next, and after the last one the end. */
  wait() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const last = this.data.at >= this.data.count - 1;
      if (last || !this.root.isConnected) this.stop();
      else this.turn(1);
    }, 1000 * this.data.paces[Number(this.pace.value)][1]);
  }

  stop() {
    window.clearTimeout(this.timer);
    this.playing = false;
    this.show();
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".sp");
  const said = JSON.stringify([data.words, data.paces]);
  if (root.said !== said) {
    root.replaceChildren();
    root.player = new Player(root, data);
    root.said = said;
  }
  root.player.send = (at) => setTriggerValue("at", at);
  root.player.update(data);
  return () => undefined;
}
