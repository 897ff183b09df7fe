/* The marks of the dashboard: circles for places, lines with arrow heads for routes, their names, and the legend.

   `dateline.prepare(map)` sets up the constant base map once; `dateline.draw(group, payload)` replaces the marks.
   The payload is base64 of JSON made by dashboard/map_layer.py. Text from documents is drawn on a canvas or set with
   textContent; it is never parsed as markup. */
(function () {
  "use strict";

  const { BasemapLayer, FOLDER, FONT, occupy } = window.datelineBasemap;
  const WORLDS = [-360, 0, 360];
  const FADED = 0.35;

  /* What lives as long as the frame: the view is the reader's once they have moved the map. */
  const state = {
    clicked: 0, first: 0, moved: false, drawn: false, legendTouched: false, bounds: null, selected: null,
    shapes: [], legs: [], colours: null, legend: null, labels: null,
  };

  const read = (payload) =>
    JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0))));

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  /* ---- shapes on the canvas ------------------------------------------------------------------------------------ */

  /* A place: a filled circle for a point, a dashed ring for a country or region; the count inside where it fits. */
  const PlaceCircle = L.CircleMarker.extend({
    _updatePath() {
      L.CircleMarker.prototype._updatePath.call(this);
      const context = this._renderer._ctx;
      const { number, ink, opacity } = this.options;
      if (!number || !this._renderer._drawing || this._empty()) return;
      context.save();
      context.globalAlpha = opacity;
      context.font = `600 ${number.length > 3 ? 10 : 12}px ${FONT}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillStyle = ink;
      context.fillText(number, this._point.x, this._point.y + 0.5);
      context.restore();
    },
  });

  /* A line whose points are not rounded to whole pixels, which would make steep ones jagged. */
  const Leg = L.Polyline.extend({
    _projectLatlngs(latlngs, rings, bounds) {
      const origin = this._map.getPixelOrigin();
      const ring = latlngs.map((latlng) => this._map.project(latlng).subtract(origin));
      for (const point of ring) bounds.extend(point);
      rings.push(ring);
    },
  });

  /* A sign of fixed size in pixels on a route: an arrow head, or a stroke across where the report is denied. */
  const RouteSign = L.CircleMarker.extend({
    _updatePath() {
      const { angle, reach, tick } = this.options;
      const turn = (x, y) =>
        this._point.add([x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]);
      this._parts = tick
        ? [[turn(-2, -reach), turn(2, reach)]]
        : [[turn(reach, 0), turn(-reach * 0.8, reach * 0.8), turn(-reach * 0.35, 0), turn(-reach * 0.8, -reach * 0.8)]];
      this._renderer._updatePoly(this, !tick);
    },
  });

  /* The names beside the circles, drawn last. */
  const Names = L.Path.extend({
    options: { interactive: false },
    initialize(circles, colours, options) {
      L.setOptions(this, options);
      this._circles = circles;
      this._colours = colours;
    },
    /* Places for the names: those of what is chosen first, then the most counted; none over another, within the view
       where they can be, and none over a circle, but for the few most counted where there is no room otherwise. */
    _project() {
      const circles = new Map();
      const names = new Map();
      this._pxBounds = L.bounds([-1e7, -1e7], [1e7, 1e7]);
      this._names = [];
      const map = this._map;
      const context = this._renderer._ctx;
      context.font = `600 12px ${FONT}`;
      for (const circle of this._circles) {
        const point = map.latLngToLayerPoint(circle.getLatLng());
        const reach = circle.getRadius() * (circle.options.place.point ? 1 : 0.75);
        circle._spot = point;
        occupy(circles, point.x, point.y, reach, reach, "take");
      }
      const corner = map.containerPointToLayerPoint([0, 0]);
      const view = L.bounds(corner, corner.add(map.getSize()));
      const first = ({ options: { place } }) => (place.id === state.selected ? 0 : place.near ? 1 : 2);
      for (const circle of [...this._circles].sort((a, b) => first(a) - first(b))) {
        const { place } = circle.options;
        const chosen = first(circle) < 2;
        const firm = chosen || place.rank < map.getSize().x / 90;
        if (!chosen && (!place.named || place.quiet)) continue;
        const half = context.measureText(place.label).width / 2;
        const { x, y } = circle._spot;
        const beside = circle.getRadius() + 5;
        const slant = circle.getRadius() * 0.7 + 4;
        const spots = [
          [beside + half, 0], [-beside - half, 0], [0, beside + 7], [0, -beside - 7],
          [slant + half, -slant - 3], [slant + half, slant + 3], [-slant - half, -slant - 3], [-slant - half, slant + 3],
        ].map(([right, down]) => [x + right, y + down]);
        const inView = ([px, py]) => view.contains([px - half, py]) && view.contains([px + half, py]);
        const fitting = view.contains(circle._spot) ? spots.filter(inView) : spots;
        const clear = ([px, py]) => occupy(circles, px, py, half + 2, 8, "look") && occupy(names, px, py, half + 4, 8.5);
        const legible = ([px, py]) => firm && occupy(names, px, py, half + 4, 8.5);
        const spot = fitting.find(clear) || fitting.find(legible) || (chosen && (fitting[0] || spots[0]));
        if (spot) this._names.push({ text: place.label, x: spot[0], y: spot[1], place });
      }
    },
    _update() {
      if (this._map) this._updatePath();
    },
    _updatePath() {
      if (!this._renderer._drawing) return;
      const context = this._renderer._ctx;
      context.save();
      context.font = `600 12px ${FONT}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      for (const name of this._names) {
        context.globalAlpha = state.selected && !name.place.near ? FADED : 1;
        context.lineWidth = 3.5;
        context.strokeStyle = this._colours.halo;
        context.strokeText(name.text, name.x, name.y);
        context.fillStyle = this._colours.ink;
        context.fillText(name.text, name.x, name.y);
      }
      context.restore();
    },
    _empty: () => false,
    _containsPoint: () => false,
  });

  /* A tooltip whose content, as far as Leaflet and the page are concerned, is the mark's id; what people read is
     put into it as text. The page is told the id of the mark that was clicked and nothing else. */
  const MarkTooltip = L.Tooltip.extend({
    initialize(mark) {
      L.Tooltip.prototype.initialize.call(this, { sticky: true, direction: "top", offset: [0, -8], opacity: 1 });
      this._mark = mark;
      this._content = mark.id;
    },
    /* The page hears of a change only; the time makes a second click on the same mark one. */
    getContent() {
      return `${this._mark.id}#${state.clicked}`;
    },
    _updateContent() {
      this._contentNode.textContent = "";
      this._contentNode.append(element("strong", "", this._mark.title));
      for (const line of this._mark.lines) this._contentNode.append(element("div", "", line));
    },
  });

  function interact(shape, mark) {
    shape.bindTooltip(new MarkTooltip(mark));
    shape.on("click", () => select(mark.id));
    shape.on("mouseover", () => shape.setStyle({ weight: shape.options.rest + 1.5 }));
    shape.on("mouseout", () => shape.setStyle({ weight: shape.options.rest }));
    state.shapes.push(shape);
    return shape;
  }

  /* ---- one place, one route ------------------------------------------------------------------------------------ */

  function circles(place, colours, renderer) {
    const fill = place.point ? colours.place : colours.halo;
    const rest = place.point ? 1.5 : 2;
    return WORLDS.map((world) =>
      interact(
        new PlaceCircle([place.lat, place.lon + world], {
          renderer, place, rest, markId: place.id, world, kind: place.point ? "place" : "area",
          radius: place.radius, weight: rest, color: place.point ? colours.edge : colours.area, fillColor: fill,
          fillOpacity: place.point ? 0.92 : 0.2, solid: place.point ? 0.92 : 0.2, opacity: 1,
          dashArray: place.point ? null : "4 3", number: place.number, ink: place.point ? colours.edge : colours.ink,
          bubblingMouseEvents: false,
        }),
        place,
      ),
    );
  }

  /* Where a line of points of the screen is at a share of its length, and which way it heads there. */
  function along(points, share) {
    const lengths = points.slice(1).map((point, i) => point.distanceTo(points[i]));
    let rest = share * lengths.reduce((sum, length) => sum + length, 0);
    let i = 0;
    while (i < lengths.length - 1 && rest > lengths[i]) {
      rest -= lengths[i];
      i += 1;
    }
    const [from, to] = [points[i], points[i + 1]];
    const t = lengths[i] ? rest / lengths[i] : 0;
    return { at: from.add(to.subtract(from).multiplyBy(t)), angle: Math.atan2(to.y - from.y, to.x - from.x) };
  }

  const lengthOf = (points) => points.slice(1).reduce((sum, point, i) => sum + point.distanceTo(points[i]), 0);

  /* The longest piece of a line that lies within a box, as points; none where it does not touch the box. */
  function longestWithin(points, box) {
    const pieces = [];
    let open = null;
    for (let i = 1; i < points.length; i += 1) {
      const clipped = L.LineUtil.clipSegment(points[i - 1], points[i], box, false, false);
      if (!clipped) {
        open = null;
        continue;
      }
      if (open && open[open.length - 1].equals(clipped[0])) open.push(clipped[1]);
      else pieces.push((open = [clipped[0], clipped[1]]));
    }
    return pieces.sort((a, b) => lengthOf(b) - lengthOf(a))[0];
  }

  /* Arrow heads stand in the middle of each leg; where that is out of view, in the middle of what is in view. On short
     legs they are smaller. */
  function arrange(map) {
    const view = map.getBounds();
    const box = L.bounds([0, 0], map.getSize());
    const inner = L.bounds([14, 14], map.getSize().subtract([14, 14]));
    for (const leg of state.legs) {
      if (!leg.bounds.intersects(view)) continue;
      const points = leg.path.map((point) => map.latLngToContainerPoint(point));
      const reach = Math.max(2.5, Math.min(leg.reach, 0.3 * lengthOf(points)));
      let seen = null;
      for (const sign of leg.signs) {
        const { share, back } = sign.options;
        let spot = along(points, share);
        if (!inner.contains(spot.at)) {
          seen = seen || longestWithin(points, box) || points;
          spot = along(seen, share);
        }
        Object.assign(sign.options, { angle: spot.angle + (back ? Math.PI : 0), reach, radius: reach + 2 });
        sign._radius = reach + 2;
        sign._latlng = map.containerPointToLatLng(spot.at);
        if (sign._map) sign._reset();
      }
    }
    if (state.labels && state.labels._map) state.labels._reset();
    if (state.renderer._ctx) {
      state.renderer._redrawBounds = null;
      state.renderer._redraw();
    }
  }

  function lines(route, colours, renderer) {
    const colour = colours.modes[route.mode] || colours.modes.unknown;
    const common = { renderer, markId: route.id, route, bubblingMouseEvents: false };
    const drawn = [];
    for (const leg of route.legs) {
      for (const world of WORLDS) {
        const path = leg.map(([lat, lon]) => [lat, lon + world]);
        drawn.push(
          new Leg(path, {
            ...common, kind: "casing", world, interactive: false, color: colours.halo, weight: route.width + 2.5,
            opacity: 0.75, solid: 0.75, rest: route.width + 2.5, smoothFactor: 0.6,
          }),
          interact(
            new Leg(path, {
              ...common, kind: "leg", world, color: colour, weight: route.width, rest: route.width, opacity: 0.9,
              solid: 0.9, dashArray: route.dash, lineCap: route.dash ? "butt" : "round", smoothFactor: 0.6,
            }),
            route,
          ),
        );
        if (route.dots) drawn[drawn.length - 1].options.lineCap = "round";
        drawn.push(...signs(route, path, { ...common, world, color: colours.halo, fillColor: colour, colour }));
      }
    }
    return drawn;
  }

  function signs(route, path, options) {
    const reach = 5.5 + route.width;
    const sign = (share, back, tick) =>
      interact(
        new RouteSign(path[0], {
          ...options, kind: tick ? "tick" : "arrow", share, back, angle: 0, reach, tick, radius: reach + 2,
          weight: tick ? 2.5 : 1.2, rest: tick ? 2.5 : 1.2, opacity: 1, solid: 1, fill: !tick, fillOpacity: 1,
          color: tick ? options.colour : options.color,
        }),
        route,
      );
    const heads = route.both ? [sign(0.56, false, false), sign(0.44, true, false)] : [sign(0.52, false, false)];
    const all = route.struck ? [...heads, sign(0.35, false, true), sign(0.68, false, true)] : heads;
    state.legs.push({ path, reach, signs: all, bounds: L.latLngBounds(path) });
    return all;
  }

  /* ---- choosing ------------------------------------------------------------------------------------------------ */

  /* The chosen mark, the places on a chosen route and the routes of a chosen place keep their colour; the rest fades.
     Without a choice everything keeps it, but for places that filters of routes have no part in. */
  function restyle() {
    const chosen = state.shapes.concat(state.casings || []);
    const route = (state.routes || []).find((item) => item.id === state.selected);
    const near = new Set([state.selected, ...(route ? route.stops : [])]);
    for (const shape of chosen) {
      const { markId, solid, place, route: way } = shape.options;
      const strong = state.selected
        ? near.has(markId) || Boolean(way && way.stops.includes(state.selected))
        : !(place && place.quiet);
      if (place) place.near = near.has(markId);
      shape.setStyle({ opacity: strong ? (place ? 1 : solid) : FADED, fillOpacity: strong ? solid : FADED * solid });
    }
    if (state.labels && state.labels._map) {
      state.labels._reset();
      state.labels.redraw();
    }
  }

  function select(id) {
    state.clicked = Date.now();
    state.selected = id;
    restyle();
  }

  /* The view is set once, when the first marks are there and the page has its size; after that it is the reader's. */
  function settling() {
    return !state.moved && (!state.first || Date.now() - state.first < 3000);
  }

  /* ---- furniture: fit button, legend --------------------------------------------------------------------------- */

  /* All marks and lines in view, in the middle of what the legend leaves free. Until the reader has folded or unfolded
     it, the legend is open where that hides no mark and costs no size, and else folded to one line. */
  function fit(map) {
    if (!state.bounds) return;
    const box = state.legend._box;
    const wide = map.getSize().x >= 500;
    const side = wide ? 64 : 14;
    const top = wide ? 40 : 14;
    const within = (below) =>
      Math.min(7, map.getBoundsZoom(L.latLngBounds(state.bounds), false, L.point(2 * side, top + below)));
    const place = (below) =>
      map.fitBounds(state.bounds, {
        paddingTopLeft: [side, top], paddingBottomRight: [side, below], maxZoom: 7, animate: false,
      });
    if (!state.legendTouched) box.open = wide;
    const below = box.open ? box.offsetHeight + 24 : top;
    if (state.legendTouched || !box.open || within(below) === within(top)) {
      place(below);
    } else {
      place(top);
      box.open = !covered(map, box);
    }
  }

  /* The view stays on the world from top to bottom, in its middle where it is taller, and round the world it comes back
     to where it began: marks are drawn there too. Leaflet's own bounds move the view in an animation, which goes wrong
     when another move comes in between. Says whether it moved the view. */
  function keepInside(map) {
    const zoom = map.getZoom();
    const world = 256 * 2 ** zoom;
    const centre = map.project(map.getCenter(), zoom);
    const half = Math.min(map.getSize().y, world) / 2;
    const inside = L.point(((centre.x % world) + world) % world, Math.max(half, Math.min(world - half, centre.y)));
    if (inside.distanceTo(centre) < 1.5) return false;
    map.setView(map.unproject(inside, zoom), zoom, { animate: false });
    return true;
  }

  /* Whether anything on the map lies under a box of the page. */
  function covered(map, box) {
    const [own, frame] = [box.getBoundingClientRect(), map.getContainer().getBoundingClientRect()];
    const area = L.bounds([own.left - frame.left - 12, own.top - frame.top - 12], [own.right - frame.left + 12, own.bottom - frame.top]);
    const under = (at) => area.contains(map.latLngToContainerPoint(at));
    return state.shapes.some((shape) => (shape.getLatLngs ? shape.getLatLngs().some(under) : under(shape.getLatLng())));
  }

  const FitButton = L.Control.extend({
    options: { position: "topleft" },
    onAdd(map) {
      const box = element("div", "leaflet-bar");
      const button = element("a", "fit-button", "⤢");
      button.href = "#";
      button.title = "Show all marks";
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", "Show all marks");
      L.DomEvent.disableClickPropagation(box);
      const show = (event) => {
        L.DomEvent.stop(event);
        fit(map);
      };
      L.DomEvent.on(button, "click", show);
      L.DomEvent.on(button, "keydown", (event) => event.key === " " && show(event));
      box.append(button);
      return box;
    },
  });

  function swatch(entry, colours) {
    const namespace = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(namespace, "svg");
    svg.setAttribute("width", "30");
    svg.setAttribute("height", "16");
    svg.setAttribute("aria-hidden", "true");
    const draw = (tag, attributes) => {
      const node = document.createElementNS(namespace, tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      svg.append(node);
    };
    if (entry.kind === "place") {
      draw("circle", { cx: 9, cy: 8, r: 3.5, fill: colours.place });
      draw("circle", { cx: 22, cy: 8, r: 7, fill: colours.place });
    } else if (entry.kind === "area") {
      draw("circle", { cx: 15, cy: 8, r: 6.5, fill: "none", stroke: colours.area, "stroke-width": 1.8, "stroke-dasharray": "3 2.4" });
    } else {
      const colour = entry.mode ? colours.modes[entry.mode] : colours.ink;
      draw("line", {
        x1: 1, y1: 8, x2: 29, y2: 8, stroke: colour, "stroke-width": entry.mode ? 3 : 2,
        "stroke-dasharray": entry.dash || "none", "stroke-linecap": entry.dots ? "round" : "butt",
      });
      if (entry.mode) draw("path", { d: "M20 8 L12 3.2 L14.4 8 L12 12.8 Z", fill: colour });
      if (entry.struck) draw("line", { x1: 13, y1: 13, x2: 17, y2: 3, stroke: colour, "stroke-width": 2 });
    }
    return svg;
  }

  const Legend = L.Control.extend({
    options: { position: "bottomleft" },
    onAdd() {
      this._box = element("details", "legend");
      this._box.open = window.innerWidth >= 600;
      this._box.addEventListener("click", () => {
        state.legendTouched = true;
      });
      L.DomEvent.disableClickPropagation(this._box);
      L.DomEvent.disableScrollPropagation(this._box);
      return this._box;
    },
    show(entries, colours) {
      this._box.textContent = "";
      this._box.hidden = entries.length === 0;
      this._box.append(element("summary", "", "Legend"));
      const rows = element("div", entries.length > 5 ? "legend-rows two" : "legend-rows");
      rows.style.setProperty("--rows", Math.ceil(entries.length / 2));
      this._box.append(rows);
      for (const entry of entries) {
        const row = element("div", "legend-row");
        row.append(swatch(entry, colours), element("span", "", entry.label));
        rows.append(row);
      }
    },
  });

  /* ---- what dashboard/map_layer.py calls ----------------------------------------------------------------------- */

  function prepare(map, payload) {
    const { colours, attribution } = read(payload);
    state.colours = colours;
    state.basemap = new BasemapLayer(colours).addTo(map);
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(attribution); // our own words, not a document's
    fetch(`${FOLDER}basemap.json`)
      .then((answer) => answer.json())
      .then((shapes) => state.basemap.setShapes(shapes));
    state.renderer = L.canvas({ padding: 0.4, tolerance: 6 });
    map.on("moveend", () => keepInside(map) || arrange(map));
    state.legend = new Legend().addTo(map);
    new FitButton().addTo(map);
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
    const moved = () => {
      state.moved = true;
    };
    for (const name of ["mousedown", "wheel", "touchstart", "keydown"]) {
      map.getContainer().addEventListener(name, moved, { passive: true, capture: true });
    }
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      /* Not so small that the world, and each mark, would stand there twice over. */
      map.setMinZoom(Math.max(0.5, Math.floor(8 * Math.log2(map.getSize().x / 256)) / 8));
      if (settling()) fit(map);
    }).observe(map.getContainer());
    map.on("click", () => {
      select(null);
      window.__GLOBAL_DATA__.last_object_clicked_tooltip = `#${state.clicked}`;
    });
  }

  function draw(group, payload) {
    /* streamlit-folium has just removed the groups of this list; emptied, it does not keep them alive. */
    if (window.feature_group) window.feature_group.length = 0;
    const map = window.map;
    const data = read(payload);
    const { renderer } = state;
    for (const shape of state.shapes) shape.unbindTooltip();
    document.documentElement.dataset.theme = data.colours.name;
    state.colours = data.colours;
    state.basemap.setColours(data.colours);
    state.basemap.hideNames([...new Set(data.places.map((place) => place.title))]);
    state.shapes = [];
    state.legs = [];
    state.routes = data.routes;
    state.selected = data.selected;
    state.bounds = data.bounds;
    const routes = data.routes.flatMap((route) => lines(route, data.colours, renderer));
    const places = data.places.flatMap((place) => circles(place, data.colours, renderer));
    state.casings = routes.filter((shape) => shape.options.kind === "casing");
    state.labels = new Names(places, data.colours, { renderer });
    const kind = (list, wanted) => list.filter((shape) => wanted.includes(shape.options.kind));
    const order = [
      ...kind(places, ["area"]), ...state.casings, ...kind(routes, ["leg", "arrow", "tick"]), ...kind(places, ["place"]),
    ];
    for (const shape of order) group.addLayer(shape);
    group.addLayer(state.labels);
    state.legend.show(data.legend, data.colours);
    if (settling()) fit(map);
    if (!state.first && data.bounds) state.first = Date.now();
    /* The group reaches the map in the statement after this one. */
    window.setTimeout(() => {
      restyle();
      arrange(map);
      state.drawn = true;
    }, 0);
  }

  window.dateline = { prepare, draw, state };
})();
