/* The marks of the dashboard: places, routes with arrow heads, their names (shapes.js), and the legend.

   `dateline.prepare(map)` sets up the constant base map once; `dateline.draw(group, payload)` replaces the marks.
   The payload is base64 of JSON made by dashboard/map_layer.py. Text from documents is drawn on a canvas or set with
   textContent; it is never parsed as markup. */
(function () {
  "use strict";

  const { BasemapLayer, FOLDER, lonLats } = window.datelineBasemap;
  const { PlaceCircle, Leg, RouteSign, RouteCount, Names, FADED, along, lengthOf, longestWithin } = window.datelineShapes;
  const { HeatLayer, Clusters, chooser, outline, element, figure } = window.datelineViews;
  const { Buttons, Layers, Legend, credit, nameZoom, picture, save, viewOfAddress, writeView } = window.datelineFurniture;
  const { still, name } = window.datelineAccess;
  const WORLDS = [-360, 0, 360];

  /* What lives as long as the frame: the view is the reader's once they have moved the map, and until then
     the one `asked` for in the address, or that of `home`, the bounds of the marks that came first. */
  const state = {
    clicked: 0, home: null, asked: null, moved: false, drawn: false, legendTouched: false, bounds: null, selected: null,
    shapes: [], legs: [], colours: null, legend: null, labels: null, mode: "circles", picking: false, focused: null,
    show: { routes: true, names: true }, span: null, layers: { places: [], routes: [], stops: [], outline: [] },
  };

  const read = (payload) =>
    JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0))));

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
    shape.on("click", (event) => {
      select(mark.id);
      if (event.latlng && !state.picking) offerOthers(mark, event.latlng);
    });
    shape.on("mouseover", () => shape.setStyle({ weight: shape.options.rest + 1.5 }));
    shape.on("mouseout", () => shape.setStyle({ weight: shape.options.rest }));
    state.shapes.push(shape);
    return shape;
  }

  /* Where several circles lie under one click, or a line over a circle, all of them can be had from a list. */
  function offerOthers(mark, at) {
    const map = window.map;
    const spot = map.latLngToLayerPoint(at);
    const near = state.shapes.filter(
      ({ options: { place }, _point: point, _radius: radius, _map: shown }) =>
        place && shown && point && point.distanceTo(spot) <= radius + 2,
    );
    const found = [...new Map([...near.map(({ options: { place } }) => place), mark].map((one) => [one.id, one])).values()];
    if (found.length > 1) chooser(map, at, found, pick, state.told.words);
  }

  /* Choose a mark as a click on it would, so that the page hears of it. */
  function pick(id) {
    const shape = state.shapes.find(({ options }) => options.markId === id && options.world === 0);
    if (!shape) return;
    state.picking = true;
    shape.fire("click", { latlng: shape.getLatLng ? shape.getLatLng() : null }, true);
    state.picking = false;
  }

  /* ---- one place, one route ------------------------------------------------------------------------------------ */

  function circles(place, colours, renderer) {
    const firm = place.point && !place.unsure;
    const fill = firm ? colours.place : colours.halo;
    const rest = firm ? 1.5 : 2;
    return WORLDS.map((world) =>
      interact(
        new PlaceCircle([place.lat, place.lon + world], {
          renderer, place, rest, markId: place.id, world, kind: place.point ? "place" : "area",
          radius: place.radius, weight: rest, color: firm ? colours.edge : colours.area, fillColor: fill, colours,
          fillOpacity: place.point ? 0.92 : 0.2, solid: place.point ? 0.92 : 0.2, opacity: 1,
          dashArray: place.point ? null : "4 3", number: firm ? place.number : "", ink: colours.edge,
          bubblingMouseEvents: false,
        }),
        place,
      ),
    );
  }

  /* A stop that no sentence mentions by itself: a small ring with its name, so that a line ends somewhere. */
  function stopRings(stop, rank, colours, renderer) {
    const place = { ...stop, id: `stop ${rank}`, point: true, named: true, label: stop.title, rank: 1000 + rank };
    return WORLDS.map((world) =>
      new PlaceCircle([stop.lat, stop.lon + world], {
        renderer, place, world, colours, kind: "stop", radius: 3.2, weight: 1.6, color: colours.place, interactive: false,
        fillColor: colours.halo, fillOpacity: 1, solid: 1, opacity: 1, number: "",
      }),
    );
  }

  /* Arrow heads stand in the middle of each leg; where that is out of view, in the middle of what is in view. On short
     legs they are smaller. */
  function arrange(map) {
    const view = map.getBounds();
    const box = L.bounds([0, 0], map.getSize());
    const inner = L.bounds([14, 14], map.getSize().subtract([14, 14]));
    const toScreen = screen(map);
    for (const leg of state.legs) {
      if (!leg.bounds.intersects(view)) continue;
      leg.flat = leg.flat || leg.path.map((point) => map.project(point, 0));
      const points = leg.flat.map(toScreen);
      const length = lengthOf(points);
      const reach = Math.max(2.5, Math.min(leg.reach, 0.3 * length));
      let seen = null;
      for (const sign of leg.signs) {
        const { share, back } = sign.options;
        let spot = along(points, share);
        if (!inner.contains(spot.at)) {
          seen = seen || longestWithin(points, box) || points;
          spot = along(seen, share);
        }
        Object.assign(sign.options, { angle: spot.angle + (back ? Math.PI : 0), reach, roomy: length > 110 });
        sign._radius = sign.options.radius = sign.options.text ? 14 : reach + 2;
        sign._latlng = map.containerPointToLatLng(spot.at);
        if (sign._map) sign._reset();
      }
    }
    if (state.labels && state.labels._map) state.labels._reset();
    redrawAll();
  }

  /* From points of the world at zoom 0 to points of the screen, without working out Mercator's formula anew. */
  function screen(map) {
    const scale = map.getZoomScale(map.getZoom(), 0);
    const origin = map.getPixelOrigin().subtract(map._getMapPanePos());
    return ({ x, y }) => L.point(x * scale - origin.x, y * scale - origin.y);
  }

  /* The whole canvas, at the next frame, once for all that asks for it. */
  function redrawAll() {
    const { renderer } = state;
    if (!renderer._ctx) return;
    renderer._redrawBounds = null;
    renderer._redrawRequest = renderer._redrawRequest || L.Util.requestAnimFrame(renderer._redraw, renderer);
  }

  function lines(route, step, colours, renderer) {
    const colour = colours.modes[route.mode] || colours.modes.unknown;
    const common = { renderer, markId: route.id, route, bubblingMouseEvents: false };
    const drawn = [];
    for (const text of route.legs) {
      const leg = lonLats(text, step);
      for (const world of WORLDS) {
        const path = leg.map(([lon, lat]) => [lat, lon + world]);
        const within = L.latLngBounds(path);
        drawn.push(
          new Leg(path, {
            ...common, kind: "casing", world, around: within, interactive: false, color: colours.halo, weight: route.width + 2.5,
            opacity: 0.75, solid: 0.75, rest: route.width + 2.5, smoothFactor: 0.6,
          }),
          interact(
            new Leg(path, {
              ...common, kind: "leg", world, around: within, color: colour, weight: route.width, rest: route.width, opacity: 1,
              solid: 1, dashArray: route.dash, lineCap: route.dash ? "butt" : "round", smoothFactor: 0.6,
            }),
            route,
          ),
        );
        if (route.dots) drawn[drawn.length - 1].options.lineCap = "round";
        drawn.push(...signs(route, path, within, { ...common, world, color: colours.halo, fillColor: colour, colour }));
      }
    }
    return drawn;
  }

  function signs(route, path, bounds, options) {
    const reach = 5.5 + route.width;
    const sign = (share, back, tick) =>
      interact(
        new RouteSign(path[0], {
          ...options, around: bounds, kind: tick ? "tick" : "arrow", share, back, angle: 0, reach, tick, radius: reach + 2,
          weight: tick ? 2.5 : 1.2, rest: tick ? 2.5 : 1.2, opacity: 1, solid: 1, fill: !tick, fillOpacity: 1,
          color: tick ? options.colour : options.color,
        }),
        route,
      );
    const count = route.count > 1 ? [new RouteCount(path[0], { ...options, around: bounds, kind: "count", share: route.both ? 0.5 : 0.4, text: figure(route.count, state.told.words), interactive: false, radius: 8, angle: 0, solid: 1, opacity: 1 })] : [];
    const heads = route.both ? [sign(0.56, false, false), sign(0.44, true, false)] : [sign(0.52, false, false)];
    const all = [...heads, ...(route.struck ? [sign(0.35, false, true), sign(0.68, false, true)] : []), ...count];
    state.legs.push({ path, reach, signs: all, bounds });
    return all;
  }

  /* ---- choosing ------------------------------------------------------------------------------------------------ */

  /* The chosen mark, the places on a chosen route and the routes of a chosen place keep their colour; the rest fades.
     Without a choice everything keeps it, but for places that filters of routes have no part in. */
  function restyle() {
    const chosen = state.shapes.concat(state.quietOnes || []);
    const route = (state.routes || []).find((item) => item.id === state.selected);
    const near = new Set([state.selected, ...(route ? route.stops : [])]);
    for (const shape of chosen) {
      const { markId, solid, place, route: way } = shape.options;
      if ((place || way).absent) {
        fade(shape, 0, 0);
        continue;
      }
      const strong = state.selected
        ? near.has(markId) || Boolean(way && way.stops.includes(state.selected))
        : !(place && place.quiet);
      if (place) place.near = near.has(markId);
      fade(shape, strong ? (place ? 1 : solid) : FADED, strong ? solid : FADED * solid);
    }
    if (state.labels && state.labels._map) state.labels._reset();
    redrawAll();
  }

  function fade({ options }, opacity, fillOpacity) {
    Object.assign(options, { opacity, fillOpacity });
  }

  function select(id) {
    state.clicked = Date.now();
    state.selected = id;
    restyle();
  }

  /* ---- furniture: fit button, legend --------------------------------------------------------------------------- */

  /* All marks and lines in view, in the middle of what the legend leaves free. Until the reader has folded or unfolded
     it, the legend is open where that hides no mark and costs no size, and else folded to one line. */
  function fit(map, bounds) {
    if (!bounds) return;
    state.fitting = true;
    fitQuietly(map, bounds);
    state.fitting = false;
    follow(map);
  }

  function fitQuietly(map, bounds) {
    const box = state.legend._box;
    const wide = map.getSize().x >= 500;
    const side = wide ? 64 : 14;
    const top = wide ? 40 : 14;
    const within = (below) =>
      Math.min(7, map.getBoundsZoom(L.latLngBounds(bounds), false, L.point(2 * side, top + below)));
    const place = (below) => {
      map.fitBounds(bounds, {
        paddingTopLeft: [side, top], paddingBottomRight: [side, below], maxZoom: 7, animate: false,
      });
      keepInside(map);
    };
    if (!state.legendTouched) box.open = wide;
    const below = box.open ? box.offsetHeight + 24 : top;
    place(state.legendTouched || !box.open || within(below) === within(top) ? below : top);
    if (state.legendTouched || !box.open || !covered(map, box)) return;
    box.open = false;
    place(top);
  }

  /* The first view holds all marks, or is the one of the address, at whatever size the page gives the map, and however
     late: scripts, styles and the page's columns come in any order. It ends when the reader moves the map; changes of
     filters do not come here. */
  function resized(map) {
    map.invalidateSize({ animate: false });
    if (sizes(map) === state.sizes) return;
    /* Not so small that the world, and each mark, would stand there twice over. */
    const least = Math.max(0.5, Math.floor(8 * Math.log2(map.getSize().x / 256)) / 8);
    if (map.getZoom() < least) map.setZoom(least, { animate: false }); // setMinZoom would animate, and end after the fit
    map.setMinZoom(least);
    if (state.asked) map.setView(state.asked.at, state.asked.zoom, { animate: false });
    else if (!state.moved) fit(map, state.home);
    foldLegend(map);
    state.sizes = sizes(map);
  }

  function sizes(map) {
    const { offsetWidth, offsetHeight, open } = state.legend._box;
    return [map.getSize(), offsetWidth, offsetHeight, open, Boolean(state.home)].join();
  }

  /* Fold the legend where it hides a mark, unless the reader has unfolded it. */
  function foldLegend(map) {
    const box = state.legend._box;
    if (!state.legendTouched && box.open && covered(map, box)) box.open = false;
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
    const around = L.latLngBounds(map.containerPointToLatLng(area.getBottomLeft()), map.containerPointToLatLng(area.getTopRight()));
    const under = (at) => area.contains(map.latLngToContainerPoint(at));
    return state.shapes.some((shape) => {
      if (!shape.getLatLngs) return under(shape.getLatLng());
      return around.intersects(shape.options.around) && shape.getLatLngs().some(under);
    });
  }

  /* ---- ways to see it, spans of time --------------------------------------------------------------------------- */

  /* Whether a shape may come into view soon. The world is drawn three times over, and most of its copies never do. */
  function inReach(map, margin) {
    const view = map.getBounds().pad(margin);
    return ({ options: { world, around, place } }) =>
      world === 0 || world === undefined || (place ? view.contains([place.lat, place.lon + world]) : !around || view.intersects(around));
  }

  function follow(map) {
    if (!state.drawn) return;
    fillIn(map);
    arrange(map);
  }

  /* After a move: draw anew where copies are missing that are in view now. */
  function fillIn(map) {
    const { all, wanted } = state.layers;
    if (!wanted || all.length === wanted.length) return;
    const there = new Set(all);
    const near = inReach(map, 0.02);
    if (wanted.some((shape) => !there.has(shape) && near(shape))) apply();
  }

  /* What the group holds: routes and names as the reader wants them, places as circles, clusters or heat. */
  function apply() {
    const { group, layers, mode, show } = state;
    if (!group) return;
    const map = window.map;
    for (const layer of [...(layers.all || []), state.labels]) if (layer) group.removeLayer(layer);
    for (const layer of [state.heat, state.clusters]) if (layer) layer.remove();
    const places = layers.places.filter((shape) => shape.options.world === 0).map((shape) => shape.options.place);
    const seen = places.filter((place) => !place.absent);
    const kind = (list, wanted) => list.filter((shape) => wanted.includes(shape.options.kind));
    const circles = mode === "circles" ? layers.places : [];
    const routes = show.routes ? layers.routes : [];
    const order = [
      ...layers.outline, ...kind(circles, ["area"]), ...kind(routes, ["casing"]), ...kind(routes, ["leg"]),
      ...kind(routes, ["arrow", "tick", "count"]), ...(routes.length ? layers.stops : []), ...kind(circles, ["place"]),
    ];
    layers.wanted = order;
    layers.all = order.filter(inReach(map, 0.12));
    for (const shape of layers.all) group.addLayer(shape);
    state.heat = mode === "heat" ? new HeatLayer(seen, state.colours.name).addTo(map) : null;
    state.clusters = mode === "clusters" ? new Clusters(seen, state.colours, state.renderer, pick, state.told.words).addTo(map) : null;
    if (show.names && mode !== "clusters") group.addLayer(state.labels);
    showLegend();
    restyle();
    arrange(map);
  }

  function legendEntries() {
    const { entries } = state.told;
    if (state.mode === "circles") return entries;
    const rest = entries.filter(({ kind }) => !["place", "area", "doubt", "unsure"].includes(kind));
    const { heatKey, clusterKey } = state.told.words;
    const own = state.mode === "heat" ? { kind: "heat", label: heatKey } : { kind: "cluster", label: clusterKey };
    return [own, ...rest];
  }

  function showLegend() {
    state.legend.show(legendEntries(), state.colours, state.told.left, state.told.words);
  }

  /* Only what may have happened in these parts of the time axis, from the first to the last; null for everything. What
     is left is drawn by its count within the span. The page's filters are not touched: this is how a film is played. */
  function during(first, last) {
    state.span = first === null ? null : [first, last];
    for (const shape of state.layers.places) {
      const { place } = shape.options;
      place.now = within(place);
      place.absent = place.now === 0;
      shape.setRadius(place.radius * Math.max(0.35, Math.sqrt(place.now / place.all)));
      shape.options.number = place.now === place.all && place.point && !place.unsure ? place.number : "";
      place.count = place.now;
    }
    for (const route of state.routes) route.absent = within(route) === 0;
    if (state.mode === "circles") restyle();
    else apply();
  }

  function within(mark) {
    if (!state.span) return mark.all;
    let count = 0;
    for (let i = 0; i < mark.times.length; i += 3) {
      if (mark.times[i] <= state.span[1] && mark.times[i + 1] >= state.span[0]) count += mark.times[i + 2];
    }
    return count;
  }

  async function savePicture() {
    const { title, words } = state.told;
    const blob = await picture(window.map, { entries: legendEntries(), colours: state.colours, title, words });
    if (blob) save(blob, "map.png");
  }

  /* ---- what dashboard/map_layer.py calls ----------------------------------------------------------------------- */

  function prepare(map, payload) {
    const { colours } = read(payload);
    state.colours = colours;
    still(map);
    state.basemap = new BasemapLayer(colours).addTo(map);
    map.attributionControl.setPrefix(false);
    fetch(`${FOLDER}basemap.json`)
      .then((answer) => answer.json())
      .then((shapes) => state.basemap.setShapes(shapes));
    state.renderer = L.canvas({ padding: 0.4, tolerance: 6 });
    let writing = 0;
    map.on("moveend", () => {
      if (state.fitting || keepInside(map)) return;
      follow(map);
      window.clearTimeout(writing);
      if (state.moved && !state.asked) writing = window.setTimeout(() => writeView(map), 400);
    });
    state.legend = new Legend(state).addTo(map);
    state.buttons = new Buttons({ fit: () => fit(map, state.bounds), picture: savePicture }).addTo(map);
    state.choices = new Layers(state, apply).addTo(map);
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
    const byReader = () => {
      state.moved = true;
      state.asked = null;
    };
    for (const name of ["mousedown", "wheel", "touchstart", "keydown"]) {
      map.getContainer().addEventListener(name, byReader, { passive: true, capture: true });
    }
    state.asked = viewOfAddress();
    if (state.asked) map.setView(state.asked.at, state.asked.zoom, { animate: false });
    new ResizeObserver(() => resized(map)).observe(map.getContainer());
    document.head.addEventListener("load", () => resized(map), { capture: true });
    /* In a frame of its own: a change of size may not be answered by another. */
    new ResizeObserver(() => window.requestAnimationFrame(() => foldLegend(map))).observe(state.legend._box);
    map.on("click", () => {
      select(null);
      window.__GLOBAL_DATA__.last_object_clicked_tooltip = `#${state.clicked}`;
    });
  }

  /* A place that a table or the look-up asks for: in the middle of the map, once for each asking. */
  function focusOn(map, focus) {
    if (!focus || focus.asked === state.focused) return;
    state.focused = focus.asked;
    state.moved = true;
    state.asked = null;
    if (focus.box) map.fitBounds(focus.box, { padding: [60, 60], maxZoom: 9, animate: false });
    else map.setView([focus.lat, focus.lon], focus.exact ? focus.zoom : Math.max(map.getZoom(), focus.zoom), { animate: false });
  }

  /* Everything that stands around the marks, in the reader's language; they may choose another at any time. */
  function speak(map, words) {
    if (state.language === words.language) return;
    state.language = words.language;
    document.documentElement.lang = words.language;
    state.buttons.speak(words);
    state.choices.speak(words);
    nameZoom(map, words);
    state.basemap.setNames(words.atlas);
    credit(map, words);
  }

  /* The marks as the filters leave them, and what is said and chosen beside them. Marks that are there already, as
     after a choice, are not made anew. */
  function draw(group, marks, about) {
    /* streamlit-folium has just removed the groups of this list; emptied, it does not keep them alive. */
    if (window.feature_group) window.feature_group.length = 0;
    const map = window.map;
    const told = read(about);
    const same = marks === state.text && told.colours.name === state.colours.name && told.words.language === state.language;
    if (state.group) state.group.clearLayers();
    document.documentElement.dataset.theme = told.colours.name;
    name(map, told.about);
    state.colours = told.colours;
    state.group = group;
    state.selected = told.selected;
    state.told = told;
    speak(map, told.words);
    if (!same) renew(marks, read(marks));
    told.entries = state.entries;
    state.layers.outline = outline(told.outline.map((text) => lonLats(text, told.unit)), told.colours, state.renderer);
    state.legend.show(told.entries, told.colours, told.left, told.words);
    state.home = state.home || state.bounds;
    /* The group reaches the map in the statement after this one. */
    window.setTimeout(async () => {
      await styled();
      if (!state.drawn) resized(map);
      apply();
      if (state.span) during(...state.span);
      if (!state.drawn && (state.asked || state.moved) && !state.legendTouched) state.legend._box.open = map.getSize().x >= 500 && !covered(map, state.legend._box);
      focusOn(map, told.focus);
      foldLegend(map);
      state.drawn = true;
    }, 0);
  }

  /* The styles come after the scripts; what is drawn before them is drawn twice. Not waited for longer than a second. */
  function styled() {
    const coming = [...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet);
    const come = (link) => new Promise((done) => ["load", "error"].forEach((name) => link.addEventListener(name, done)));
    const late = new Promise((done) => window.setTimeout(done, 1000));
    return coming.length ? Promise.race([Promise.all(coming.map(come)), late]) : null;
  }

  /* Shapes for these marks, in the colours of now. */
  function renew(text, data) {
    const { renderer, colours } = state;
    for (const shape of state.shapes) shape.unbindTooltip();
    state.basemap.setColours(colours);
    state.basemap.hideNames([...new Set(data.places.map((place) => place.title))]);
    Object.assign(state, { text, shapes: [], legs: [], routes: data.routes, bounds: data.bounds, entries: data.legend });
    for (const mark of [...data.places, ...data.routes]) mark.all = mark.count;
    const routes = data.routes.flatMap((route) => lines(route, data.step, colours, renderer));
    const places = data.places.flatMap((place) => circles(place, colours, renderer));
    const stops = data.stops.flatMap((stop, rank) => stopRings(stop, rank, colours, renderer));
    state.layers = { places, routes, stops, outline: [] };
    state.quietOnes = [...routes.filter((shape) => ["casing", "count"].includes(shape.options.kind)), ...stops];
    state.labels = new Names([...places, ...stops], colours, { renderer, chosen: () => state.selected });
  }

  window.dateline = { prepare, draw, during, pick, state };
})();
