/* The time line: bars of what happened, marks of when reports came out, a brush to choose a span, and a film.

   A component of the page itself. It is given data alone; every text is set with textContent. It tells the page a span
   of parts when the reader lets go of the brush, or stops the film; while the film runs, the map is told directly and
   the page is not asked. */

const NS = "http://www.w3.org/2000/svg";
const PAD = { left: 36, right: 12, top: 8, bottom: 34 };
const SPEEDS = [900, 450, 180];

function node(tag, attributes = {}, text) {
  const made = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/* The map's own functions, where its frame has come. */
function mapOf() {
  const frame = document.querySelector(".st-key-map-box iframe");
  try {
    return (frame && frame.contentWindow.dateline) || null;
  } catch {
    return null;
  }
}

class TimeLine {
  constructor(root, tell) {
    this.root = root;
    this.tell = tell;
    this.speed = 1;
    this.timer = 0;
    this.width = 0;
    this.build();
    this.observer = new ResizeObserver(() => this.width !== this.chart.clientWidth && this.draw());
    this.observer.observe(this.chart);
  }

  build() {
    this.bar = element("div", "tl-bar");
    this.playButton = this.button("", () => this.toggle());
    this.playButton.classList.add("tl-play");
    this.backButton = this.button("‹", () => this.step(-1));
    this.nextButton = this.button("›", () => this.step(1));
    this.speedSelect = element("select");
    SPEEDS.forEach((_, i) => {
      const option = element("option");
      option.value = String(i);
      this.speedSelect.append(option);
    });
    this.speedSelect.value = "1";
    this.speedSelect.addEventListener("change", () => {
      this.speed = Number(this.speedSelect.value);
      if (this.timer) this.play();
    });
    this.allButton = this.button("", () => this.choose(null));
    this.label = element("span", "tl-label");
    this.label.setAttribute("aria-live", "polite");
    this.key = element("div", "tl-key");
    this.bar.append(this.playButton, this.backButton, this.nextButton, this.speedSelect, this.allButton, this.label, this.key);
    this.chart = element("div", "tl-chart");
    this.root.append(this.bar, this.chart);
  }

  button(text, press) {
    const made = element("button", "", text);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  }

  /* The words of the buttons, in the reader's language. */
  speak(words) {
    const call = (node, label) => {
      node.title = label;
      node.setAttribute("aria-label", label);
    };
    call(this.backButton, words.back);
    call(this.nextButton, words.next);
    this.speedSelect.setAttribute("aria-label", words.speed);
    words.speeds.forEach((label, i) => (this.speedSelect.options[i].textContent = label));
    this.allButton.textContent = words.whole;
    this.sayPlay();
  }

  sayPlay() {
    this.playButton.textContent = this.timer ? `❚❚ ${this.data.words.pause}` : `▶ ${this.data.words.play}`;
  }

  figure(number) {
    return number.toLocaleString(this.data.words.language);
  }

  counted(forms, number) {
    const rule = new Intl.PluralRules(this.data.words.language);
    return (forms[rule.select(number)] || forms.other).replace("{n}", this.figure(number));
  }

  update(data) {
    const changed = JSON.stringify(data) !== this.told;
    if (!changed) return;
    this.told = JSON.stringify(data);
    this.data = data;
    this.speak(data.words);
    if (!this.timer) this.span = data.span;
    this.draw();
  }

  get parts() {
    return this.data.starts.length;
  }

  x(part) {
    return PAD.left + ((this.width - PAD.left - PAD.right) * part) / this.parts;
  }

  part(x) {
    const share = (x - PAD.left) / (this.width - PAD.left - PAD.right);
    return Math.max(0, Math.min(this.parts - 1, Math.floor(share * this.parts)));
  }

  draw() {
    if (!this.data) return;
    this.width = this.chart.clientWidth || 600;
    const { series, published, ticks } = this.data;
    const height = this.data.height;
    const low = height - PAD.bottom;
    const sums = this.data.starts.map((_, i) => series.reduce((sum, one) => sum + one.counts[i], 0));
    const most = Math.max(1, ...sums);
    const y = (count) => low - ((low - PAD.top) * count) / most;
    const svg = node("svg", { width: this.width, height, role: "group", "aria-label": this.data.summary });
    const pattern = node("pattern", { id: "tl-hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.append(node("rect", { width: 5, height: 5, fill: this.data.colours.paper }), node("line", { x1: 0, y1: 0, x2: 0, y2: 5, stroke: this.data.colours.quiet, "stroke-width": 3 }));
    const defs = node("defs");
    defs.append(pattern);
    svg.append(defs);
    for (const count of [most, Math.round(most / 2)].filter((value, i, all) => value && all.indexOf(value) === i)) {
      svg.append(node("line", { x1: PAD.left, x2: this.width - PAD.right, y1: y(count), y2: y(count), class: "tl-grid" }));
      svg.append(node("text", { x: PAD.left - 6, y: y(count) + 4, "text-anchor": "end", class: "tl-number" }, this.figure(count)));
    }
    const wide = this.x(1) - this.x(0);
    sums.forEach((_, i) => {
      let base = 0;
      for (const one of series) {
        const count = one.counts[i];
        if (!count) continue;
        const bar = node("rect", {
          x: this.x(i) + Math.min(1, wide * 0.1), width: Math.max(1, wide - Math.min(2, wide * 0.2)), y: y(base + count),
          height: Math.max(1, y(base) - y(base + count)), fill: one.byReport ? "url(#tl-hatch)" : one.colour, class: "tl-bar-part",
        });
        bar.append(node("title", {}, `${this.data.labels[i]}: ${one.name}, ${this.figure(count)}`));
        svg.append(bar);
        base += count;
      }
      if (published[i]) {
        const at = (this.x(i) + this.x(i + 1)) / 2;
        const mark = node("path", { d: `M${at - 4} ${low + 9} L${at + 4} ${low + 9} L${at} ${low + 3} Z`, class: "tl-published" });
        mark.append(node("title", {}, `${this.data.labels[i]}: ${this.counted(this.data.words.publishedIn, published[i])}`));
        svg.append(mark);
      }
    });
    svg.append(node("line", { x1: PAD.left, x2: this.width - PAD.right, y1: low + 0.5, y2: low + 0.5, class: "tl-axis" }));
    let last = -Infinity;
    for (const [part, text] of ticks) {
      const at = this.x(part);
      if (at - last < 44 || at > this.width - 26) continue;
      last = at;
      svg.append(node("line", { x1: at, x2: at, y1: low, y2: low + 12, class: "tl-axis" }));
      svg.append(node("text", { x: at + 3, y: low + 24, class: "tl-tick" }, text));
    }
    this.brush = node("g", { class: "tl-brush" });
    svg.append(this.brush);
    this.low = low;
    this.chart.replaceChildren(svg);
    svg.addEventListener("pointerdown", (event) => this.grab(event, svg));
    this.drawBrush();
    this.drawKey();
  }

  drawKey() {
    const items = this.data.series.map((one) => {
      const item = element("span", one.byReport ? "tl-item report" : "tl-item");
      const dot = element("i");
      if (!one.byReport) dot.style.background = one.colour;
      item.append(dot, element("span", "", one.name));
      return item;
    });
    const mark = element("span", "tl-item published");
    mark.append(element("i"), element("span", "", this.data.words.published));
    this.key.replaceChildren(...items, mark);
  }

  /* Dragging on the chart chooses a span; dragging one of its handles moves that end. */
  grab(event, svg) {
    event.preventDefault();
    this.stop(false);
    const left = svg.getBoundingClientRect().left;
    const at = this.part(event.clientX - left);
    const end = event.target.dataset.end;
    const fixed = end && this.span ? this.span[end === "first" ? 1 : 0] : at;
    let moved = false;
    const move = (next) => {
      moved = true;
      const here = this.part(next.clientX - left);
      this.span = [Math.min(fixed, here), Math.max(fixed, here)];
      this.drawBrush();
    };
    const done = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", done);
      if (!moved && !end) this.span = [at, at];
      this.choose(this.span);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", done);
  }

  drawBrush() {
    this.brush.replaceChildren();
    if (this.span) {
      const [first, last] = this.span;
      const [from, to] = [this.x(first), this.x(last + 1)];
      const shade = (x, width) => this.brush.append(node("rect", { x, width: Math.max(0, width), y: 0, height: this.low, class: "tl-outside" }));
      shade(PAD.left, from - PAD.left);
      shade(to, this.width - PAD.right - to);
      this.handle("first", from, first);
      this.handle("last", to, last);
    }
    this.label.textContent = this.words();
  }

  /* An end of the brush, wider to the hand than to the eye; by keyboard the arrows move it. */
  handle(end, x, part) {
    const grip = node("rect", { x: x - 3, width: 6, y: 2, height: this.low - 2, rx: 3, class: "tl-grip" });
    const handle = node("rect", {
      x: x - (end === "first" ? 21 : 3), width: 24, y: 2, height: this.low - 2, rx: 3, class: "tl-handle", tabindex: 0, role: "slider", "data-end": end,
      "aria-label": this.data.words[end], "aria-valuemin": 0, "aria-valuemax": this.parts - 1,
      "aria-valuenow": part, "aria-valuetext": this.data.labels[part],
    });
    handle.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      const next = [...this.span];
      next[end === "first" ? 0 : 1] = Math.max(0, Math.min(this.parts - 1, part + by));
      if (next[0] > next[1]) return;
      this.span = next;
      this.drawBrush();
      this.brush.querySelector(`[data-end="${end}"]`).focus();
      window.clearTimeout(this.telling);
      this.telling = window.setTimeout(() => this.choose(this.span), 700);
    });
    this.brush.append(grip, handle);
  }

  words() {
    if (!this.span) return this.data.whole;
    const [first, last] = this.span;
    return first === last ? this.data.labels[first] : `${this.data.begins[first]} – ${this.data.ends[last]}`;
  }

  choose(span) {
    this.stop(false);
    this.span = span && span[0] === 0 && span[1] === this.parts - 1 ? null : span;
    this.drawBrush();
    const map = mapOf();
    if (map) map.during(null, null);
    this.tell(this.span);
  }

  /* The film: a window as wide as the brush, or a twelfth of the time, that moves on part by part. */
  step(by) {
    this.stop(false);
    this.choose(this.moved(by));
  }

  moved(by) {
    const wide = this.span ? this.span[1] - this.span[0] + 1 : Math.max(1, Math.round(this.parts / 12));
    let first = this.span ? this.span[0] + by : 0;
    if (first + wide > this.parts) first = 0;
    if (first < 0) first = this.parts - wide;
    return [first, Math.min(this.parts - 1, first + wide - 1)];
  }

  toggle() {
    if (this.timer) this.stop(true);
    else this.play();
  }

  play() {
    window.clearInterval(this.timer);
    this.root.classList.add("playing");
    const some = (span) => this.data.series.some((one) => one.counts.slice(span[0], span[1] + 1).some(Boolean));
    const frame = () => {
      this.span = this.moved(1);
      for (let tries = this.parts; tries > 0 && !some(this.span); tries -= 1) this.span = this.moved(1);
      this.drawBrush();
      const map = mapOf();
      if (map) map.during(...this.span);
    };
    frame();
    this.timer = window.setInterval(frame, SPEEDS[this.speed]);
    this.sayPlay();
  }

  stop(tell) {
    if (!this.timer) return;
    window.clearInterval(this.timer);
    this.timer = 0;
    this.sayPlay();
    this.root.classList.remove("playing");
    if (tell) this.choose(this.span);
  }

  close() {
    this.stop(false);
    this.observer.disconnect();
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".tl");
  if (!root.timeLine) root.timeLine = new TimeLine(root, (span) => root.timeLine.send({ span, at: Date.now() }));
  root.timeLine.send = (value) => setTriggerValue("chosen", value);
  root.timeLine.update(data);
  return () => undefined;
}
