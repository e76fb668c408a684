/* The map on a date: who held each place, and what happened in the weeks around it. */
(function () {
  "use strict";
  var NK = window.NK, el = NK.el, data = NK.map, controls = document.getElementById("controls"), status = document.getElementById("range");
  var svg = document.querySelector(".map"), list = document.getElementById("list"), heading = document.getElementById("here"), all = [].slice.call(list.children);
  if (!svg || !data.places.length) return;
  var first = NK.day(data.first), last = NK.day(data.last || data.first), marks = {};
  svg.querySelectorAll("a").forEach(function (a) { marks[a.id] = a; });
  data.events.forEach(function (e) { e.first = NK.day(e[2]); e.last = NK.day(e[3]); });
  data.held.forEach(function (h) { h.spans = h[3].map(function (s) { return [NK.day(s[0]), NK.day(s[1])]; }); });
  function field(words, input) { var label = el("label", {}, words); label.appendChild(input); return label; }
  var slider = el("input", { type: "range", min: first, max: last, value: last }), date = el("input", { type: "date", min: data.first, max: data.last });
  var what = el("select"), window_ = el("select");
  [["all", "everything"], ["fighting", "fighting and strikes"]].forEach(function (o) { what.appendChild(el("option", { value: o[0] }, o[1])); });
  [[0, "that day"], [7, "a week around it"], [30, "a month around it"], [183, "half a year around it"], [99999, "all time"]].forEach(function (o) { window_.appendChild(el("option", { value: o[0] }, o[1])); });
  window_.value = 99999;
  controls.appendChild(field("On", date));
  controls.appendChild(field("Move through time", slider));
  controls.appendChild(field("Show", what));
  controls.appendChild(field("of", window_));
  var step = el("div", { class: "group", role: "group", "aria-label": "Time" });
  [["◀", "A month earlier", -30], ["▶", "A month later", 30]].forEach(function (o) {
    var button = el("button", { type: "button", "aria-label": o[1], title: o[1] }, o[0]);
    button.addEventListener("click", function () { slider.value = +slider.value + o[2]; moved(); });
    step.appendChild(button);
  });
  controls.appendChild(step);
  controls.hidden = false;
  /* Zooming moves the frame; signs and names keep their size, and names show where they cover no other. */
  var box = svg.getAttribute("viewBox").split(" ").map(Number), frame = box.slice();
  var spots = [].map.call(svg.querySelectorAll(".spot"), function (g) { var at = g.getAttribute("transform").match(/[-\d.]+/g); return { g: g, x: +at[0], y: +at[1], text: g.querySelector("text") }; }).reverse();
  function place() {
    var scale = frame[2] / box[2], taken = [];
    svg.setAttribute("viewBox", frame.join(" "));
    spots.forEach(function (spot) {
      var x = spot.x / scale, y = spot.y / scale, wide = spot.text.textContent.length * 7.4;
      var free = taken.every(function (t) { return x + wide < t[0] || x > t[0] + t[1] || Math.abs(y - t[2]) > 15; });
      if (free) taken.push([x, wide, y]);
      spot.text.setAttribute("class", free ? "label" : "label spare");
      spot.g.setAttribute("transform", "translate(" + spot.x + "," + spot.y + ") scale(" + scale + ")");
    });
  }
  function zoom(factor, cx, cy) {
    var w = Math.min(box[2], Math.max(box[2] / 16, frame[2] * factor)), f = w / frame[2];
    cx = cx === undefined ? frame[0] + frame[2] / 2 : cx; cy = cy === undefined ? frame[1] + frame[3] / 2 : cy;
    frame = [cx - (cx - frame[0]) * f, cy - (cy - frame[1]) * f, w, frame[3] * f];
    frame[0] = Math.max(box[0], Math.min(frame[0], box[0] + box[2] - frame[2]));
    frame[1] = Math.max(box[1], Math.min(frame[1], box[1] + box[3] - frame[3]));
    place();
  }
  function pan(dx, dy) { frame[0] += dx * frame[2]; frame[1] += dy * frame[3]; zoom(1); }
  var lens = el("div", { class: "group", role: "group", "aria-label": "Zoom" });
  [["+", "Zoom in", function () { zoom(0.6); }], ["−", "Zoom out", function () { zoom(1 / 0.6); }], ["←", "West", function () { pan(-0.25, 0); }], ["→", "East", function () { pan(0.25, 0); }], ["↑", "North", function () { pan(0, -0.25); }], ["↓", "South", function () { pan(0, 0.25); }]].forEach(function (o) {
    var button = el("button", { type: "button", "aria-label": o[1], title: o[1] }, o[0]);
    button.addEventListener("click", o[2]);
    lens.appendChild(button);
  });
  controls.appendChild(lens);
  var held = null;
  function at(event) { return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()); }
  svg.addEventListener("wheel", function (event) { if (event.ctrlKey || event.metaKey) { event.preventDefault(); var p = at(event); zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, p.x, p.y); } }, { passive: false });
  svg.addEventListener("dragstart", function (event) { event.preventDefault(); });
  svg.addEventListener("pointerdown", function (event) { if (event.pointerType !== "touch") held = at(event); });
  svg.addEventListener("pointermove", function (event) { if (held && event.buttons) { var p = at(event); frame[0] -= p.x - held.x; frame[1] -= p.y - held.y; zoom(1); held = at(event); } });
  window.addEventListener("pointerup", function () { held = null; });
  function iso(day) { return new Date(day * 864e5).toISOString().slice(0, 10); }
  /* A circle, a diamond, a square: so colour is never alone. */
  function shape(side, r) {
    if (side === 0) return "M" + -r + ",0a" + r + "," + r + " 0 1,0 " + 2 * r + ",0a" + r + "," + r + " 0 1,0 " + -2 * r + ",0";
    var q = r * (side === 1 ? 1.25 : 0.9);
    return side === 1 ? "M0," + -q + "L" + q + ",0L0," + q + "L" + -q + ",0Z" : "M" + -q + "," + -q + "H" + q + "V" + q + "H" + -q + "Z";
  }
  function moved() { if (+window_.value > 9999) window_.value = 30; date.value = iso(+slider.value); draw(); }
  function draw() {
    var day = +slider.value, around = +window_.value, always = around > 9999, counts = {}, holders = {}, happened;
    date.value = iso(day);
    happened = data.events.filter(function (e) { return (always || (e.last >= day - around / 2 && e.first <= day + around / 2)) && (what.value === "all" || e[4]); });
    if (!always) happened = happened.filter(function (e) { return e.last - e.first < 400; });
    happened.forEach(function (e) { e[6].forEach(function (n) { counts[n] = (counts[n] || 0) + 1; }); });
    data.held.forEach(function (h) { if (h.spans.some(function (s) { return s[0] <= day && day <= s[1]; })) holders[h[0]] = h; });
    data.places.forEach(function (id, n) {
      var mark = marks[id], h = holders[n];
      if (!mark) return;
      mark.setAttribute("class", (h ? (h[1] === 0 || h[1] === 1 ? "side" + h[1] : "other") : "") + (counts[n] && !always ? " happening" : "") + (always ? "" : " dim"));
      mark.querySelector("path").setAttribute("d", shape(h ? h[1] : 0, 2.5 + Math.sqrt(Math.min(counts[n] || 0, 60)) * (always ? 0.9 : 2)));
      mark.querySelector("title").textContent = NK.call(id, mark.getAttribute("aria-label")) + (counts[n] ? ", " + counts[n] + " events" : "") + (h ? "; held by " + h[2] : "");
      mark.querySelector("text").textContent = NK.call(id, mark.getAttribute("aria-label"));
    });
    status.textContent = happened.length.toLocaleString("en") + " events with a place" + (always ? " in all" : " around " + iso(day)) + "; control on " + iso(day) + " is known of " + Object.keys(holders).length + " places.";
    list.textContent = "";
    heading.textContent = always ? "Places" : "What happened then";
    if (always) { all.forEach(function (row) { list.appendChild(row); }); return; }
    happened.slice(0, 100).forEach(function (e) {
      var row = el("li"), left = el("span");
      left.appendChild(el("a", { href: "events/" + e[0].replace(/:/g, "_") + ".html" }, NK.call(e[0], e[1])));
      row.appendChild(left);
      row.appendChild(el("span", { class: "number aside" }, e[2] === e[3] ? e[2] : e[2] + " to " + e[3]));
      list.appendChild(row);
    });
  }
  slider.addEventListener("input", moved);
  date.addEventListener("change", function () { if (date.value) { slider.value = NK.day(date.value); moved(); } });
  [what, window_].forEach(function (input) { input.addEventListener("change", draw); });
  document.addEventListener("names", draw);
  var here = marks[decodeURIComponent(location.hash.slice(1))];
  draw();
  if (here) {
    var spot = spots.filter(function (one) { return one.g.contains(here); })[0];
    zoom(0.36, spot.x, spot.y);
    pan((spot.x - frame[0]) / frame[2] - 0.5, (spot.y - frame[1]) / frame[3] - 0.5);
    svg.scrollIntoView({ block: "center" });
    here.focus({ preventScroll: true });
  }
})();
