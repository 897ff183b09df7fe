/* What stands around the marks: legend, buttons, the choice of views, the picture, and the address of the view.
   Text is set with textContent or drawn on a canvas. */
(function () {
  "use strict";

  const { FONT } = window.datelineBasemap;
  const { element, RAMP } = window.datelineViews;
  const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
  const CREDIT = "© OpenStreetMap contributors";

  /* Two of the signs are drawn: fonts of some machines lack the letters for them. In a square of 16. */
  const SIGNS = {
    fit: "M9.5 2.5h4v4M13.5 2.5l-4.5 4.5M6.5 13.5h-4v-4M2.5 13.5l4.5-4.5",
    full: "M2.5 6v-3.5h3.5M10 2.5h3.5v3.5M13.5 10v3.5h-3.5M6 13.5h-3.5v-3.5",
  };

  /* A drawing of this many units across and down, which says nothing to who cannot see it, and a pen for it. */
  function drawing(width, height) {
    const make = (tag, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      return node;
    };
    const svg = make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
    return [svg, (tag, attributes) => svg.append(make(tag, attributes))];
  }

  function drawn(path) {
    const [sign, draw] = drawing(16, 16);
    draw("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 1.6 });
    return sign;
  }

  /* A button in Leaflet's looks; reached by tab, pressed by enter or space. `sign` is a node or a word. */
  function button(className, sign, press) {
    const node = element("a", className);
    node.append(sign);
    node.href = "#";
    node.setAttribute("role", "button");
    const go = (event) => {
      L.DomEvent.stop(event);
      press(node);
    };
    L.DomEvent.on(node, "click", go);
    L.DomEvent.on(node, "keydown", (event) => event.key === " " && go(event));
    return node;
  }

  function call(node, label) {
    node.title = label;
    node.setAttribute("aria-label", label);
  }

  function nameZoom(map, words) {
    call(map.zoomControl._zoomInButton, words.zoomIn);
    call(map.zoomControl._zoomOutButton, words.zoomOut);
  }

  /* Whom to credit on the map: our own words, not a document's, with a link to the source. */
  function credit(map, words) {
    const control = map.attributionControl;
    for (const other of Object.keys(control._attributions)) control.removeAttribution(other);
    control.addAttribution(words.attribution);
  }

  /* Buttons under the zoom: all marks, full screen, picture. */
  const Buttons = L.Control.extend({
    options: { position: "topleft" },
    initialize(actions) {
      this._actions = actions;
    },
    onAdd() {
      const box = element("div", "leaflet-bar");
      L.DomEvent.disableClickPropagation(box);
      this._fit = button("fit-button", drawn(SIGNS.fit), this._actions.fit);
      this._full = button("full-button", drawn(SIGNS.full), fullScreen);
      this._picture = button("png-button", "PNG", this._actions.picture);
      box.append(this._fit, this._full, this._picture);
      return box;
    },
    speak(words) {
      call(this._fit, words.fit);
      call(this._full, words.full);
      call(this._picture, words.picture);
    },
  });

  /* The frame over the whole page, by a class of the page around it: works where browsers refuse real full screen. */
  let before = null;

  function fullScreen() {
    const outer = window.parent.document.documentElement;
    const leave = (event) => {
      if (event.key === "Escape") set(false);
    };
    const set = (on) => {
      if (on) before = [window.map.getCenter(), window.map.getZoom()];
      outer.classList.toggle("dl-full", on);
      if (!on && before) window.setTimeout(() => window.map.setView(...before, { animate: false }), 250);
      document.documentElement.classList.toggle("full", on);
      for (const target of [window, window.parent]) {
        if (on) target.addEventListener("keydown", leave);
        else target.removeEventListener("keydown", leave);
      }
    };
    set(!outer.classList.contains("dl-full"));
  }

  /* What is drawn and how, folded into one button; a choice is the reader's and outlives every change of filters. */
  const Layers = L.Control.extend({
    options: { position: "topright" },
    initialize(state, apply) {
      Object.assign(this, { _state: state, _apply: apply });
    },
    onAdd(map) {
      const box = element("details", "layers");
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      this._named = {};
      box.append(this._text("summary", "view"));
      const group = element("fieldset");
      group.append(this._text("legend", "placesAs"));
      for (const value of ["circles", "clusters", "heat"]) {
        group.append(this._choice("radio", this._state.mode === value, () => this._set("mode", value), value));
      }
      box.append(group);
      for (const name of ["routes", "names"]) {
        box.append(this._choice("checkbox", this._state.show[name], (on) => this._show(name, on), name));
      }
      box.append(this._choice("checkbox", false, (on) => this._online(map, on), "online"));
      this._warning = this._text("p", "onlineWarning");
      this._warning.hidden = true;
      box.append(this._warning);
      return box;
    },
    speak(words) {
      for (const [name, node] of Object.entries(this._named)) node.textContent = words[name];
    },
    /* An element whose text is the word of this name, in whatever language is spoken. */
    _text(tag, name) {
      this._named[name] = element(tag);
      return this._named[name];
    },
    _choice(type, on, change, value) {
      const row = element("label");
      const input = element("input");
      Object.assign(input, { type, name: type === "radio" ? "places-as" : value, value, checked: on });
      input.addEventListener("change", () => change(input.checked));
      row.append(input, this._text("span", value));
      return row;
    },
    _set(name, value) {
      this._state[name] = value;
      this._apply();
    },
    _show(name, on) {
      this._state.show[name] = on;
      this._apply();
    },
    /* Asked for by the reader alone; our own basemap lies under it where its servers do not answer. */
    _online(map, on) {
      this._warning.hidden = !on;
      if (this._tiles) this._tiles.remove();
      this._tiles = null;
      if (on) {
        this._tiles = L.tileLayer(TILES, { attribution: CREDIT, maxZoom: 19, noWrap: false, referrerPolicy: "no-referrer" });
        this._tiles.addTo(map);
      }
    },
  });

  function swatch(entry, colours) {
    const [svg, draw] = drawing(30, 16);
    const shapes = {
      place() {
        draw("circle", { cx: 9, cy: 8, r: 3.5, fill: colours.place });
        draw("circle", { cx: 22, cy: 8, r: 7, fill: colours.place });
      },
      doubt() {
        draw("circle", { cx: 15, cy: 8, r: 4, fill: colours.place });
        draw("path", { d: "M15 1.6 A6.4 6.4 0 0 1 15 14.4", fill: "none", stroke: colours.doubt, "stroke-width": 2.6 });
      },
      unsure() {
        draw("circle", { cx: 15, cy: 8, r: 6, fill: colours.halo, stroke: colours.place, "stroke-width": 1.5 });
        draw("path", { d: "M10.5 11 L17 4.5 M13 13.5 L20 6.5", stroke: colours.place, "stroke-width": 1.2 });
      },
      area() {
        draw("circle", { cx: 15, cy: 8, r: 6.5, fill: "none", stroke: colours.area, "stroke-width": 1.8, "stroke-dasharray": "3 2.4" });
        draw("path", { d: "M11 12 L19 4", stroke: colours.area, "stroke-width": 1, opacity: 0.6 });
      },
      disputed() {
        draw("line", { x1: 1, y1: 8, x2: 29, y2: 8, stroke: colours.border, "stroke-width": 1.6, "stroke-dasharray": "4 3" });
      },
      heat() {
        RAMP[colours.name].forEach((colour, i) => draw("rect", { x: 6 * i, y: 4, width: 6, height: 8, fill: colour }));
      },
      cluster() {
        draw("circle", { cx: 15, cy: 8, r: 5, fill: colours.place });
        draw("circle", { cx: 15, cy: 8, r: 7.2, fill: "none", stroke: colours.place, opacity: 0.5 });
      },
      line() {
        const colour = entry.mode ? colours.modes[entry.mode] : colours.ink;
        draw("line", {
          x1: 1, y1: 8, x2: 29, y2: 8, stroke: colour, "stroke-width": entry.mode ? 3 : 2,
          "stroke-dasharray": entry.dash || "none", "stroke-linecap": entry.dots ? "round" : "butt",
        });
        if (entry.mode) draw("path", { d: "M20 8 L12 3.2 L14.4 8 L12 12.8 Z", fill: colour });
        if (entry.struck) draw("line", { x1: 13, y1: 13, x2: 17, y2: 3, stroke: colour, "stroke-width": 2 });
      },
    };
    (shapes[entry.kind] || shapes.line)();
    return svg;
  }

  const Legend = L.Control.extend({
    options: { position: "bottomleft" },
    initialize(state) {
      this._state = state;
    },
    onAdd() {
      this._box = element("details", "legend");
      this._box.open = window.innerWidth >= 600;
      this._box.addEventListener("click", () => {
        this._state.legendTouched = true;
      });
      L.DomEvent.disableClickPropagation(this._box);
      L.DomEvent.disableScrollPropagation(this._box);
      return this._box;
    },
    show(entries, colours, left, words) {
      this._box.textContent = "";
      this._box.hidden = entries.length === 0 && !left;
      this._box.append(element("summary", "", words.legend));
      const rows = element("div", entries.length > 5 ? "legend-rows two" : "legend-rows");
      rows.style.setProperty("--rows", Math.ceil(entries.length / 2));
      this._box.append(rows);
      for (const entry of entries) {
        const row = element("div", "legend-row");
        row.append(swatch(entry, colours), element("span", "", entry.label));
        rows.append(row);
      }
      if (left) this._box.append(element("p", "legend-left", left));
    },
  });

  /* ---- the picture ----------------------------------------------------------------------------------------------- */

  function shownAs(svg) {
    return new Promise((done) => {
      const image = new Image();
      image.onload = () => done(image);
      image.onerror = () => done(null);
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    });
  }

  /* The map as it stands, its legend, what is shown and whom to credit, as one PNG. Online tiles are left out: their
     servers' pictures may not be copied. */
  async function picture(map, { entries, colours, title, words }) {
    const ratio = 2;
    const frame = map.getContainer().getBoundingClientRect();
    const rows = Math.max(1, Math.ceil(entries.length / 4));
    const foot = 30 + 20 * rows + 18;
    const canvas = element("canvas");
    Object.assign(canvas, { width: frame.width * ratio, height: (frame.height + foot) * ratio });
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    context.fillStyle = colours.water;
    context.fillRect(0, 0, frame.width, frame.height);
    for (const one of map.getPane("mapPane").querySelectorAll("canvas")) {
      const at = one.getBoundingClientRect();
      if (at.width && at.height) context.drawImage(one, at.left - frame.left, at.top - frame.top, at.width, at.height);
    }
    context.fillStyle = colours.halo;
    context.fillRect(0, frame.height, frame.width, foot);
    context.fillStyle = colours.ink;
    context.textBaseline = "middle";
    context.font = `600 14px ${FONT}`;
    context.fillText(title, 12, frame.height + 16);
    context.font = `400 12px ${FONT}`;
    const column = (frame.width - 24) / 4;
    const images = await Promise.all(entries.map((entry) => shownAs(swatch(entry, colours))));
    entries.forEach((entry, i) => {
      const [x, y] = [12 + column * (i % 4), frame.height + 40 + 20 * Math.floor(i / 4)];
      if (images[i]) context.drawImage(images[i], x, y - 8, 30, 16);
      context.fillStyle = colours.ink;
      context.fillText(entry.label, x + 38, y, column - 44);
    });
    context.fillStyle = colours.label;
    context.font = `400 11px ${FONT}`;
    context.fillText(words.credit, 12, frame.height + foot - 10, frame.width - 24);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  function save(blob, name) {
    const link = element("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /* ---- the address ----------------------------------------------------------------------------------------------- */

  /* `view=lat,lon,zoom` of the page's address: where the map looks. Written without asking the server. */
  function viewOfAddress() {
    try {
      const text = new URLSearchParams(window.parent.location.search).get("view") || "";
      const [lat, lon, zoom] = text.split(",").map(Number);
      return text && [lat, lon, zoom].every(Number.isFinite) && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 19
        ? { at: [lat, lon], zoom } : null;
    } catch {
      return null;
    }
  }

  function writeView(map) {
    try {
      const outer = window.parent;
      const address = new URL(outer.location.href);
      const { lat, lng } = map.getCenter().wrap();
      const text = `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom().toFixed(2)}`;
      if (address.searchParams.get("view") === text) return;
      address.searchParams.set("view", text);
      outer.history.replaceState(outer.history.state, "", address.href.replaceAll("%2C", ","));
    } catch {
      /* A page that may not be reached keeps its address. */
    }
  }

  window.datelineFurniture = { Buttons, Layers, Legend, credit, nameZoom, picture, save, viewOfAddress, writeView };
})();
