/* What the marks are drawn as on the canvas: circles for places, lines, signs and counts for routes, names; and where on
   a line of points something stands. Used by marks.js. */
(function () {
  "use strict";

  const { FONT, occupy } = window.datelineBasemap;
  const { hatch, doubtRing } = window.datelineViews;
  const FADED = 0.35;

  /* A place: a filled circle for a point, a dashed and hatched ring for a country or region, a hatched circle where most
     readings are doubtful; the share of doubtful ones as a part of a ring; the count inside where it fits. */
  const PlaceCircle = L.CircleMarker.extend({
    _updatePath() {
      L.CircleMarker.prototype._updatePath.call(this);
      const context = this._renderer._ctx;
      const { number, ink, opacity, place, colours } = this.options;
      if (!this._renderer._drawing || this._empty()) return;
      if (!place.point || place.unsure) hatch(context, this._point, this._radius, colours.area, opacity * (place.point ? 0.9 : 0.3));
      if (place.doubt && opacity > 0) doubtRing(context, this._point, this._radius, place.doubt, colours, opacity);
      if (!number) return;
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

  /* How many sentences a bundled line stands for, on the line where it is long enough. */
  const RouteCount = L.CircleMarker.extend({
    _updatePath() {
      if (!this._renderer._drawing || this._empty() || !this.options.roomy) return;
      const context = this._renderer._ctx;
      const { text, fillColor, color, opacity } = this.options;
      context.save();
      context.globalAlpha = opacity;
      context.font = `700 11px ${FONT}`;
      const half = context.measureText(text).width / 2 + 4;
      context.beginPath();
      context.roundRect(this._point.x - half, this._point.y - 8, 2 * half, 16, 8);
      context.fillStyle = color;
      context.fill();
      context.lineWidth = 1.2;
      context.setLineDash([]);
      context.strokeStyle = fillColor;
      context.stroke();
      context.fillStyle = fillColor;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(text, this._point.x, this._point.y + 0.5);
      context.restore();
    },
    _containsPoint: () => false,
  });

  /* The names beside the circles, drawn last; `chosen` tells the id of the mark that is chosen. */
  const Names = L.Path.extend({
    options: { interactive: false, chosen: () => null },
    initialize(circles, colours, options) {
      L.setOptions(this, options);
      this._circles = circles;
      this._colours = colours;
    },
    /* Places for the names: those of what is chosen first, then the most counted; none over another, within the view
       where they can be, and none over a circle, but for the few most counted where there is no room otherwise. */
    _place() {
      const circles = new Map();
      const names = new Map();
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
      const first = ({ options: { place } }) => (place.id === this.options.chosen() ? 0 : place.near ? 1 : 2);
      for (const circle of [...this._circles].sort((a, b) => first(a) - first(b))) {
        const { place } = circle.options;
        const chosen = first(circle) < 2;
        const firm = chosen || place.rank < map.getSize().x / 90;
        if (place.absent || (!chosen && (!place.named || place.quiet))) continue;
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
    /* They are placed when they are drawn, once for all that has changed until then. */
    _project() {
      this._pxBounds = L.bounds([-1e7, -1e7], [1e7, 1e7]);
      this._names = null;
    },
    _update() {
      if (this._map) this._updatePath();
    },
    _updatePath() {
      if (!this._renderer._drawing) return;
      if (!this._names) this._place();
      const context = this._renderer._ctx;
      context.save();
      context.font = `600 12px ${FONT}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      for (const name of this._names) {
        context.globalAlpha = this.options.chosen() && !name.place.near ? FADED : 1;
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

  window.datelineShapes = { PlaceCircle, Leg, RouteSign, RouteCount, Names, FADED, along, lengthOf, longestWithin };
})();
