/* Other ways to see the same places: heat, clusters, hatching for what is uncertain, outlines, and the list of the
   places that lie on one spot. Used by marks.js; text is drawn on a canvas or set with textContent. */
(function () {
  "use strict";

  const { FONT } = window.datelineBasemap;
  const WORLDS = [-360, 0, 360];
  const CELL = 58;

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  /* A number in the way of a language, and a sentence with it in the form that the language has for it. */
  const figure = (number, words) => number.toLocaleString(words.language);
  const counted = (forms, number, words) =>
    (forms[new Intl.PluralRules(words.language).select(number)] || forms.other).replace("{n}", figure(number, words));

  /* Diagonal lines within a circle. */
  function hatch(context, point, radius, colour, opacity) {
    context.save();
    context.beginPath();
    context.arc(point.x, point.y, radius, 0, 2 * Math.PI);
    context.clip();
    context.globalAlpha = opacity;
    context.strokeStyle = colour;
    context.lineWidth = 1.2;
    context.setLineDash([]);
    context.beginPath();
    for (let x = -2 * radius; x < 2 * radius; x += 5) {
      context.moveTo(point.x + x - radius, point.y + radius);
      context.lineTo(point.x + x + radius, point.y - radius);
    }
    context.stroke();
    context.restore();
  }

  /* The share of doubtful readings as a part of a ring around the circle, clockwise from the top. */
  function doubtRing(context, point, radius, share, colours, opacity) {
    context.save();
    context.globalAlpha = opacity;
    context.lineWidth = 3;
    context.setLineDash([]);
    context.strokeStyle = colours.doubt;
    context.beginPath();
    context.arc(point.x, point.y, radius + 2.6, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * Math.min(1, Math.max(0.06, share)));
    context.stroke();
    context.restore();
  }

  /* ---- heat ------------------------------------------------------------------------------------------------------ */

  /* From few to many, dark to bright or bright to dark with the theme; told apart by lightness, not by hue alone. */
  const RAMP = {
    light: ["#fde3a7", "#f9b36b", "#ec7a5c", "#b63f6b", "#5f1f69"],
    dark: ["#4b2a63", "#8c3a6f", "#cf5f60", "#f29c5b", "#fde08a"],
  };

  function ramp(name) {
    const canvas = document.createElement("canvas");
    canvas.width = 256;
    canvas.height = 1;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const gradient = context.createLinearGradient(0, 0, 256, 0);
    RAMP[name].forEach((colour, i) => gradient.addColorStop(i / (RAMP[name].length - 1), colour));
    context.fillStyle = gradient;
    context.fillRect(0, 0, 256, 1);
    return context.getImageData(0, 0, 256, 1).data;
  }

  const HeatLayer = L.Layer.extend({
    initialize(places, theme) {
      this._places = places;
      this._theme = theme;
      this._ramp = ramp(theme);
    },
    onAdd(map) {
      this._canvas = L.DomUtil.create("canvas", "heat leaflet-zoom-hide");
      map.getPanes().overlayPane.prepend(this._canvas);
      map.on("moveend resize", this._reset, this);
      this._reset();
    },
    onRemove(map) {
      this._canvas.remove();
      map.off("moveend resize", this._reset, this);
    },
    setPlaces(places) {
      this._places = places;
      if (this._map) this._reset();
    },
    /* Each place glows in proportion to its count's square root; what glows together adds up. */
    _reset() {
      const size = this._map.getSize();
      L.DomUtil.setPosition(this._canvas, this._map.containerPointToLayerPoint([0, 0]));
      Object.assign(this._canvas, { width: size.x, height: size.y });
      if (!size.x || !size.y) return;
      const context = this._canvas.getContext("2d", { willReadFrequently: true });
      const reach = Math.max(22, Math.min(60, 12 + 6 * this._map.getZoom()));
      const most = Math.max(1, ...this._places.map((place) => place.count));
      for (const place of this._places) {
        for (const world of WORLDS) {
          const at = this._map.latLngToContainerPoint([place.lat, place.lon + world]);
          if (at.x < -reach || at.y < -reach || at.x > size.x + reach || at.y > size.y + reach) continue;
          const glow = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, reach);
          glow.addColorStop(0, `rgba(0,0,0,${0.16 + 0.74 * Math.sqrt(place.count / most)})`);
          glow.addColorStop(1, "rgba(0,0,0,0)");
          context.fillStyle = glow;
          context.fillRect(at.x - reach, at.y - reach, 2 * reach, 2 * reach);
        }
      }
      const image = context.getImageData(0, 0, size.x, size.y);
      for (let i = 3; i < image.data.length; i += 4) {
        const strength = image.data[i];
        if (!strength) continue;
        image.data.set(this._ramp.subarray(4 * strength, 4 * strength + 3), i - 3);
        image.data[i] = Math.min(215, 40 + 1.4 * strength);
      }
      context.putImageData(image, 0, 0);
    },
  });

  /* ---- clusters -------------------------------------------------------------------------------------------------- */

  /* Places that stand close together on the screen, the most counted first; each in one group, around its strongest. */
  function clustered(map, places, zoom) {
    const cells = new Map();
    const groups = [];
    for (const place of [...places].sort((a, b) => b.count - a.count)) {
      const at = map.project([place.lat, place.lon], zoom);
      const [column, row] = [Math.floor(at.x / CELL), Math.floor(at.y / CELL)];
      let home = null;
      for (let i = column - 1; i <= column + 1 && !home; i += 1) {
        for (let j = row - 1; j <= row + 1 && !home; j += 1) {
          home = (cells.get(`${i},${j}`) || []).find((group) => group.at.distanceTo(at) < CELL);
        }
      }
      if (home) {
        home.members.push(place);
        home.count += place.count;
      } else {
        const group = { at, lead: place, members: [place], count: place.count };
        groups.push(group);
        cells.set(`${column},${row}`, [...(cells.get(`${column},${row}`) || []), group]);
      }
    }
    return groups;
  }

  const ClusterCircle = L.CircleMarker.extend({
    _updatePath() {
      L.CircleMarker.prototype._updatePath.call(this);
      if (!this._renderer._drawing || this._empty()) return;
      const context = this._renderer._ctx;
      const { group, colours, words } = this.options;
      context.save();
      context.lineWidth = 1.5;
      context.strokeStyle = colours.place;
      context.globalAlpha = 0.5;
      context.beginPath();
      context.arc(this._point.x, this._point.y, this._radius + 4, 0, 2 * Math.PI);
      context.stroke();
      context.globalAlpha = 1;
      context.font = `600 12px ${FONT}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillStyle = colours.edge;
      context.fillText(figure(group.count, words), this._point.x, this._point.y + 0.5);
      context.restore();
    },
  });

  /* One circle for each group; a click on it shows its places, closer where they can be told apart, else as a list. */
  const Clusters = L.LayerGroup.extend({
    initialize(places, colours, renderer, pick, words) {
      L.LayerGroup.prototype.initialize.call(this);
      Object.assign(this, { _places: places, _colours: colours, _renderer: renderer, _pick: pick, _said: words });
    },
    onAdd(map) {
      L.LayerGroup.prototype.onAdd.call(this, map);
      this._owner = map;
      map.on("zoomend", this.arrange, this);
      this.arrange();
    },
    onRemove(map) {
      map.off("zoomend", this.arrange, this);
      L.LayerGroup.prototype.onRemove.call(this, map);
      this._owner = null;
    },
    setPlaces(places) {
      this._places = places;
      if (this._owner) this.arrange();
    },
    arrange() {
      const map = this._owner;
      this.clearLayers();
      for (const group of clustered(map, this._places, map.getZoom())) {
        for (const world of WORLDS) this.addLayer(this._circle(group, world));
      }
    },
    _circle(group, world) {
      const colours = this._colours;
      const many = group.members.length > 1;
      const options = {
        renderer: this._renderer, group, colours, words: this._said, world, kind: "cluster", bubblingMouseEvents: false, fillOpacity: 0.92,
        radius: Math.max(many ? 13 : 9, Math.min(26, 9 + 2.4 * Math.sqrt(group.count))), weight: 1.5,
        color: colours.edge, fillColor: colours.place, opacity: 1,
      };
      const circle = new ClusterCircle([group.lead.lat, group.lead.lon + world], options);
      circle.bindTooltip(() => this._words(group), { direction: "top", offset: [0, -10], opacity: 1 });
      circle.on("click", (event) => this._open(group, event.latlng));
      return circle;
    },
    _words(group) {
      const box = element("div");
      const said = this._said;
      const names = group.members.slice(0, 5).map((place) => place.title);
      const rest = group.members.length - names.length;
      box.append(element("strong", "", group.members.length > 1 ? counted(said.places, group.members.length, said) : names[0]));
      box.append(element("div", "", counted(said.mentions, group.count, said)));
      if (group.members.length > 1) box.append(element("div", "", rest ? counted(said.more, rest, said).replace("{names}", () => names.join(", ")) : names.join(", ")));
      return box;
    },
    _open(group, at) {
      const map = this._owner;
      if (group.members.length === 1) return void this._pick(group.lead.id);
      const bounds = L.latLngBounds(group.members.map((place) => [place.lat, place.lon]));
      const closer = map.getBoundsZoom(bounds, false, L.point(80, 80));
      if (closer > map.getZoom() + 0.2 && map.getZoom() < map.getMaxZoom()) {
        return void map.fitBounds(bounds, { padding: [60, 60], maxZoom: Math.min(map.getMaxZoom(), map.getZoom() + 4), animate: false });
      }
      chooser(map, at, group.members, this._pick, this._said);
    },
  });

  /* A list of places at one spot, to choose from by mouse or keyboard. */
  function chooser(map, at, places, pick, words) {
    const box = element("div", "chooser");
    box.append(element("strong", "", counted(words.marksHere, places.length, words)));
    const list = element("div", "chooser-list");
    for (const place of places) {
      const button = element("button", "", `${place.title} · ${figure(place.count, words)}`);
      button.type = "button";
      button.addEventListener("click", () => {
        map.closePopup();
        pick(place.id);
      });
      list.append(button);
    }
    box.append(list);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    L.popup({ minWidth: 150, maxWidth: 280, autoPan: true, className: "chooser-popup" }).setLatLng(at).setContent(box).openOn(map);
    return box;
  }

  /* The outline of a chosen country or area: a line over its borders and a breath of colour within. */
  function outline(rings, colours, renderer) {
    return rings.flatMap((ring) =>
      WORLDS.map((world) =>
        L.polygon(ring.map(([lon, lat]) => [lat, lon + world]), {
          renderer, kind: "outline", world, interactive: false, color: colours.area, weight: 2, opacity: 0.9,
          fillColor: colours.area, fillOpacity: 0.1, smoothFactor: 0.5,
        }),
      ),
    );
  }

  window.datelineViews = { hatch, doubtRing, HeatLayer, Clusters, chooser, outline, element, figure, counted, RAMP };
})();
