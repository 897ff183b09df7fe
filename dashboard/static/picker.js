/* The small map of the review page, as a Streamlit component: numbered pins to choose from, and a spot named by a click.
   What comes in are numbers, ids and names; names are set with textContent and never parsed as markup. */
(function () {
  "use strict";

  const { BasemapLayer } = window.datelineBasemap;
  const state = { map: null, layer: null, leaders: null, pins: [], basemap: null, view: null, sent: 0 };
  const APART = 26;

  const tell = (type, more) => window.parent.postMessage({ isStreamlitMessage: true, type, ...more }, "*");
  const send = (value) => {
    state.sent += 1;
    tell("streamlit:setComponentValue", { dataType: "json", value: { ...value, number: Date.now() + state.sent } });
  };

  function start(args) {
    state.map = L.map("map", { zoomSnap: 0.25, minZoom: 0.5, maxZoom: 14, worldCopyJump: true });
    window.pickerMap = state.map;
    state.map.attributionControl.setPrefix(false);
    state.map.setView([15, 0], 1);
    state.basemap = new BasemapLayer(args.colours).addTo(state.map);
    fetch("basemap.json")
      .then((answer) => answer.json())
      .then((shapes) => state.basemap.setShapes(shapes));
    L.control.scale({ imperial: false }).addTo(state.map);
    state.leaders = L.layerGroup().addTo(state.map);
    state.layer = L.layerGroup().addTo(state.map);
    state.map.on("zoomend resize", spread);
    state.map.on("click", (event) => {
      if (!state.map.getContainer().classList.contains("picking")) return;
      const at = event.latlng.wrap();
      send({ lon: Number(at.lng.toFixed(5)), lat: Number(at.lat.toFixed(5)) });
    });
    new ResizeObserver(() => state.map.invalidateSize({ animate: false })).observe(state.map.getContainer());
  }

  function speak(words) {
    document.documentElement.lang = words.language;
    document.title = words.title;
    if (state.language !== words.language) state.basemap.setNames(words.atlas);
    state.language = words.language;
    const map = state.map.getContainer();
    map.setAttribute("aria-label", words.about);
    for (const [name, label] of [["_zoomInButton", words.zoomIn], ["_zoomOutButton", words.zoomOut]]) {
      const node = state.map.zoomControl[name];
      node.title = label;
      node.setAttribute("aria-label", label);
    }
  }

  function pin(given) {
    const box = document.createElement("div");
    box.className = `pin ${given.kind}${given.chosen ? " chosen" : ""}`;
    const label = document.createElement("span");
    label.textContent = given.label;
    box.append(label);
    const icon = L.divIcon({ html: box, className: "", iconSize: [24, 24], iconAnchor: given.kind === "spot" ? [12, 26] : [12, 12] });
    const marker = L.marker([given.lat, given.lon], { icon, keyboard: true, zIndexOffset: given.chosen ? 1000 : 0, riseOnHover: true });
    const title = document.createElement("span");
    title.textContent = given.title;
    marker.bindTooltip(title, { direction: "top", offset: [0, -12] });
    marker.on("click", () => given.id && send({ id: given.id }));
    marker.on("add", () => {
      marker.getElement().setAttribute("role", "button");
      marker.getElement().setAttribute("aria-label", given.title);
    });
    return marker;
  }

  /* Pins that would cover each other stand beside their spots, each with a line to its own, so that all can be reached. */
  function spread() {
    const taken = [];
    state.leaders.clearLayers();
    for (const { marker, spot } of state.pins) {
      const at = state.map.latLngToLayerPoint(spot);
      const slot = free(at, taken);
      taken.push(slot);
      marker.setLatLng(slot === at ? spot : state.map.layerPointToLatLng(slot));
      if (slot === at) continue;
      const ink = state.colours.ink;
      L.polyline([spot, marker.getLatLng()], { color: ink, weight: 1.5, interactive: false }).addTo(state.leaders);
      L.circleMarker(spot, { radius: 3, color: ink, fillColor: ink, fillOpacity: 1, interactive: false }).addTo(state.leaders);
    }
  }

  function free(at, taken) {
    const clear = (spot) => taken.every((other) => other.distanceTo(spot) >= APART - 1);
    if (clear(at)) return at;
    for (let ring = 1; ring < 5; ring += 1) {
      for (let step = 0; step < 6 * ring; step += 1) {
        const angle = (step / (6 * ring)) * 2 * Math.PI;
        const spot = at.add([Math.cos(angle) * ring * APART * 1.1, Math.sin(angle) * ring * APART * 1.1]);
        if (clear(spot)) return spot;
      }
    }
    return at;
  }

  /* All pins in view when the question is a new one; after that the view is the reviewer's, but for a pin out of sight. */
  function look(args) {
    const spots = args.pins.map((one) => [one.lat, one.lon]);
    for (const path of args.lines) spots.push(...path.map(([lon, lat]) => [lat, lon]));
    const isNew = state.view !== args.view;
    state.view = args.view;
    const chosen = args.pins.find((one) => one.chosen);
    if (isNew && spots.length) state.map.fitBounds(spots, { padding: [36, 36], maxZoom: 6, animate: false });
    else if (isNew) state.map.setView([15, 0], 1, { animate: false });
    else if (chosen && !state.map.getBounds().contains([chosen.lat, chosen.lon])) state.map.panTo([chosen.lat, chosen.lon], { animate: false });
  }

  function render(args) {
    const text = JSON.stringify(args);
    if (text === state.args) return; // the page ran again and nothing is new: pins that are being clicked stay
    state.args = text;
    if (!state.map) start(args);
    speak(args.words);
    document.documentElement.dataset.theme = args.colours.name;
    state.basemap.setColours(args.colours);
    state.map.getContainer().classList.toggle("picking", args.picking);
    state.layer.clearLayers();
    for (const path of args.lines) {
      L.polyline(path.map(([lon, lat]) => [lat, lon]), { color: args.colours.ink, weight: 2.5, opacity: 0.75, interactive: false }).addTo(state.layer);
    }
    state.colours = args.colours;
    state.pins = args.pins.map((given) => ({ marker: pin(given).addTo(state.layer), spot: L.latLng(given.lat, given.lon) }));
    look(args);
    spread();
    window.pickerDrawn = args.pins.length;
  }

  window.addEventListener("message", (event) => {
    if (event.data.type !== "streamlit:render") return;
    tell("streamlit:setFrameHeight", { height: event.data.args.height });
    render(event.data.args);
  });
  tell("streamlit:componentReady", { apiVersion: 1 });
})();
