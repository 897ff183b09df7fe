/* The offline basemap: a Leaflet grid layer that draws Natural Earth shapes from basemap.json on canvas tiles.
   Nothing is fetched from elsewhere; the shapes are decoded once and drawn at whatever zoom is asked for. */
(function () {
  "use strict";

  const FOLDER = document.currentScript.src.replace(/[^/]*$/, "");
  const TILE = 256;
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

  /* The lowest zoom at which a label of each rank shows. */
  const COUNTRY_FROM = [2, 2, 3, 4, 5, 6, 7];
  const SEA_FROM = [2, 3, 3, 4, 5, 6];

  const mercatorX = (lon) => (lon + 180) / 360;
  const mercatorY = (lat) => {
    const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  };

  /* One encoded line -> its points as [lon, lat] in degrees. */
  function lonLats(text, unit) {
    const { degrees } = decode(text, unit, true);
    return Array.from({ length: degrees.length / 2 }, (_, i) => [degrees[2 * i], degrees[2 * i + 1]]);
  }

  /* One encoded line -> its points in the unit square of the Mercator world (x, y, x, y, …) and its box. */
  function decode(text, unit, plain) {
    const points = [];
    const degrees = [];
    const last = [0, 0];
    let axis = 0;
    let value = 0;
    let shift = 0;
    for (let i = 0; i < text.length; i += 1) {
      const five = text.charCodeAt(i) - 63;
      value |= (five & 0x1f) << shift;
      shift += 5;
      if (five < 0x20) {
        last[axis] += value & 1 ? ~(value >> 1) : value >> 1;
        if (plain) degrees.push(last[axis] * unit);
        points.push(axis ? mercatorY(last[1] * unit) : mercatorX(last[0] * unit));
        axis = 1 - axis;
        value = 0;
        shift = 0;
      }
    }
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < points.length; i += 2) {
      box[0] = Math.min(box[0], points[i]);
      box[1] = Math.min(box[1], points[i + 1]);
      box[2] = Math.max(box[2], points[i]);
      box[3] = Math.max(box[3], points[i + 1]);
    }
    return { points: Float64Array.from(points), box, degrees };
  }

  const BasemapLayer = L.GridLayer.extend({
    options: { tileSize: TILE, minZoom: 0, pane: "tilePane", keepBuffer: 3, noWrap: true, updateWhenZooming: false },

    initialize(colours) {
      L.GridLayer.prototype.initialize.call(this, {});
      this._colours = colours;
      this._shapes = null;
      this._placed = {};
      this._hidden = new Set();
      this._names = {};
    },

    /* What the reader's language calls countries and seas; the others keep their names. */
    setNames(names) {
      this._names = names;
      this._placed = {};
      this.redraw();
    },

    /* Names that a mark bears already are not written a second time. */
    hideNames(names) {
      const changed = names.length !== this._hidden.size || names.some((name) => !this._hidden.has(name));
      if (!changed) return;
      this._hidden = new Set(names);
      this._placed = {};
      this.redraw();
    },

    /* The shapes of basemap.json; tiles drawn before they arrive are drawn again. */
    setShapes(raw) {
      const lines = (name) => raw[name].map((text) => decode(text, raw.unit));
      this._shapes = {
        land: lines("land"), lakes: lines("lakes"), rivers: lines("rivers"),
        borders: lines("borders"), disputed: lines("disputed"), admin1: lines("admin1"), labels: raw.labels,
      };
      this.redraw();
    },

    setColours(colours) {
      if (JSON.stringify(colours) !== JSON.stringify(this._colours)) {
        this._colours = colours;
        this.redraw();
      }
    },

    /* Leaflet would draw tiles at whole zooms and stretch them; these are drawn at the very zoom, so that lines and
       letters stay crisp. While fingers pinch, the tiles there are stretch until they let go. */
    _setView(center, zoom, noPrune, noUpdate) {
      if (!noUpdate) {
        this._tileZoom = this._clampZoom(zoom);
        this._updateLevels();
        this._resetGrid();
        this._update(center);
        if (!noPrune) this._pruneTiles();
        this._noPrune = Boolean(noPrune);
      }
      this._setZoomTransforms(center, zoom);
    },

    createTile(coords) {
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      const tile = document.createElement("canvas");
      tile.width = TILE * ratio;
      tile.height = TILE * ratio;
      const context = tile.getContext("2d");
      context.scale(ratio, ratio);
      context.fillStyle = this._colours.water;
      context.fillRect(0, 0, TILE, TILE);
      if (this._shapes) {
        this._drawTile(context, coords);
      }
      return tile;
    },

    _drawTile(context, coords) {
      const zoom = coords.z;
      const size = TILE * 2 ** zoom;
      const colours = this._colours;
      const shapes = this._shapes;
      /* The shapes run past the edge of the world where they cross it, so each tile looks at the copies beside it. */
      const world = Math.floor((coords.x * TILE) / size);
      const copies = [world - 1, world, world + 1].map((copy) => ({
        size, x: coords.x * TILE - copy * size, y: coords.y * TILE,
      }));
      const stroke = (lines, colour, width, dash) => {
        context.strokeStyle = colour;
        context.lineWidth = width;
        context.lineJoin = "round";
        context.setLineDash(dash || []);
        for (const copy of copies) this._stroke(context, lines, copy);
        context.setLineDash([]);
      };
      const fill = (rings, colour) => {
        context.fillStyle = colour;
        for (const copy of copies) this._fill(context, rings, copy);
      };
      fill(shapes.land, colours.land);
      if (zoom >= 5) stroke(shapes.admin1, colours.admin, 0.8, zoom >= 7 ? [] : [3, 2]);
      if (zoom >= 4) stroke(shapes.rivers, colours.water, zoom >= 7 ? 1.6 : 1);
      if (zoom >= 3) fill(shapes.lakes, colours.water);
      stroke(shapes.borders, colours.border, zoom >= 5 ? 1.2 : 0.9);
      stroke(shapes.disputed, colours.border, zoom >= 5 ? 1.5 : 1.1, [5, 3.5]);
      stroke(shapes.land, colours.coast, 0.7);
      for (const copy of copies) this._labels(context, zoom, copy);
    },

    /* Start a path for every line that touches the tile; points closer than 0.6 px to the last one are skipped. */
    _trace(context, line, view) {
      const { points, box } = line;
      const margin = 4;
      if (box[2] * view.size < view.x - margin || box[0] * view.size > view.x + TILE + margin) return false;
      if (box[3] * view.size < view.y - margin || box[1] * view.size > view.y + TILE + margin) return false;
      let lastX = points[0] * view.size - view.x;
      let lastY = points[1] * view.size - view.y;
      context.moveTo(lastX, lastY);
      for (let i = 2; i < points.length; i += 2) {
        const x = points[i] * view.size - view.x;
        const y = points[i + 1] * view.size - view.y;
        if (Math.abs(x - lastX) + Math.abs(y - lastY) >= 0.6 || i === points.length - 2) {
          context.lineTo(x, y);
          lastX = x;
          lastY = y;
        }
      }
      return true;
    },

    _stroke(context, lines, view) {
      context.beginPath();
      for (const line of lines) this._trace(context, line, view);
      context.stroke();
    },

    _fill(context, rings, view) {
      context.beginPath();
      for (const ring of rings) if (this._trace(context, ring, view)) context.closePath();
      context.fill("evenodd");
    },

    _labels(context, zoom, view) {
      const colours = this._colours;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      for (const label of this._placedAt(zoom, context)) {
        const x = label.x * view.size - view.x;
        const y = label.y * view.size - view.y;
        if (x < -label.width || x > TILE + label.width || y < -24 || y > TILE + 24) continue;
        context.font = this._font(label);
        if (!label.sea) {
          context.lineWidth = 3;
          context.strokeStyle = colours.halo;
          context.strokeText(label.text, x, y);
        }
        context.fillStyle = label.sea ? colours.sea : label.faint ? colours.region : colours.label;
        context.fillText(label.text, x, y);
      }
    },

    /* Which labels fit at this zoom: the most important first, none over another. Worked out once for each zoom. */
    _placedAt(zoom, context) {
      if (this._placed[zoom]) return this._placed[zoom];
      const { countries, regions, seas } = this._shapes.labels;
      const wanted = [];
      const add = (list, from, style) => {
        for (const [name, lon, lat, rank] of list) {
          const text = list === regions ? name : this._names[name] || name;
          const first = typeof from === "function" ? from(rank) : from[rank];
          if (zoom + 0.3 >= first && !this._hidden.has(text)) wanted.push({ text, x: mercatorX(lon), y: mercatorY(lat), first, ...style(rank) });
        }
      };
      add(countries, COUNTRY_FROM, (rank) => ({ weight: "500", px: rank < 2 && zoom > 2 ? 12.5 : 11.5 }));
      add(seas, SEA_FROM, (rank) => ({ weight: "italic 400", px: rank < 1 ? 12.5 : 11.5, sea: true }));
      add(regions, (rank) => rank, () => ({ weight: "400", px: 11, faint: true }));
      const size = TILE * 2 ** zoom;
      const cells = new Map();
      this._placed[zoom] = wanted.filter((label) => {
        context.font = this._font(label);
        label.width = context.measureText(label.text).width;
        return occupy(cells, label.x * size, label.y * size, label.width / 2 + 6, 10);
      });
      return this._placed[zoom];
    },

    _font(label) {
      return `${label.weight} ${label.px}px ${FONT}`;
    },
  });

  /* Take the box around (x, y) unless another holds part of it; `cells` buckets the boxes by 128 px. With `mode` "take"
     it is taken in any case, with "look" it is not taken. */
  function occupy(cells, x, y, halfWidth, halfHeight, mode) {
    const box = [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
    const keys = [];
    for (let i = Math.floor(box[0] / 128); i <= Math.floor(box[2] / 128); i += 1) {
      for (let j = Math.floor(box[1] / 128); j <= Math.floor(box[3] / 128); j += 1) keys.push(`${i},${j}`);
    }
    for (const key of mode === "take" ? [] : keys) {
      for (const other of cells.get(key) || []) {
        if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
      }
    }
    for (const key of mode === "look" ? [] : keys) cells.set(key, [...(cells.get(key) || []), box]);
    return true;
  }

  window.datelineBasemap = { BasemapLayer, FOLDER, FONT, occupy, lonLats };
})();
