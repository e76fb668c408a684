/* The timeline of the front page: a plot to zoom, filters, and the list of what is in view. */
(function () {
  "use strict";
  var NK = window.NK, el = NK.el, data = NK.timeline, plot = document.getElementById("plot"), list = document.getElementById("list");
  var controls = document.getElementById("controls"), range = document.getElementById("range"), more = document.getElementById("more");
  var LANES = [
    ["Fighting and violence", /^(war|phase|offensive|battle|clash|incident|violence|siege|military)$/],
    ["Talks and politics", /^(agreement|ceasefire|resolution|negotiation|declaration|vote|law|legal|political|mission|withdrawal|transfer|election|appointment|speech|money)$/],
    ["People and society", /^/],
  ];
  var ALL = ["Turning points", "The story", "Everything"], TOP = 80, LANE = 84;
  var events = data.events.map(function (e) {
    var lane = LANES.findIndex(function (own) { return own[1].test(e[6]); });
    return { id: e[0], url: e[1], title: e[2], first: NK.day(e[3]), last: NK.day(e[4]), when: e[5], kind: e[6], rank: e[7], war: e[8], disputes: e[9], claims: e[10], lane: lane, text: NK.fold(e[2] + " " + e[6]), year: e[3].slice(0, 4) };
  });
  var last = NK.day(data.span[1] || "2030-01-01") + 60, home = [Math.min(NK.day(data.span[0]), last - 1) - 60, last];
  var floor = Math.min.apply(null, events.map(function (e) { return e.first; }).concat(home[0])) - 30;
  var view = home.slice(), shown = 50, width = 0, chosen = { rank: 1, text: "", lanes: [true, true, true], contested: false };

  function iso(day) { return new Date(day * 864e5).toISOString().slice(0, 10); }
  function clamp(a, b) {
    var size = Math.max(b - a, 3);
    a = Math.max(floor, Math.min(a, last - 3)); b = Math.min(last, a + size);
    return [Math.max(floor, b - size), b];
  }
  function fits(e) {
    return e.rank <= chosen.rank && chosen.lanes[e.lane] && (!chosen.contested || e.disputes) &&
      chosen.text.split(/\s+/).every(function (word) { return e.text.indexOf(word) >= 0 || NK.fold(NK.call(e.id, "")).indexOf(word) >= 0; });
  }
  function x(day) { return ((day - view[0]) / (view[1] - view[0])) * width; }

  /* -- controls ------------------------------------------------------------------------------ */
  function field(words, input) { var label = el("label", {}, words); label.appendChild(input); return label; }
  function box(type, name, words, on, change) {
    var label = el("label"), input = el("input", { type: type, name: name });
    input.checked = on;
    input.addEventListener("change", function () { change(input.checked); draw(); });
    label.appendChild(input); label.appendChild(document.createTextNode(words));
    return label;
  }
  function set(words, boxes) { var node = el("fieldset"); node.appendChild(el("legend", {}, words)); boxes.forEach(function (one) { node.appendChild(one); }); return node; }
  function press(words, about, action) { var button = el("button", { type: "button", "aria-label": about, title: about }, words); button.addEventListener("click", action); return button; }
  function zoom(factor, centre) {
    var at = centre === undefined ? (view[0] + view[1]) / 2 : centre;
    view = clamp(at - (at - view[0]) * factor, at + (view[1] - at) * factor); draw();
  }
  function pan(share) { var by = (view[1] - view[0]) * share; view = clamp(view[0] + by, view[1] + by); draw(); }
  var from = el("input", { type: "date" }), to = el("input", { type: "date" }), text = el("input", { type: "search", autocomplete: "off" });
  [from, to].forEach(function (input) { input.addEventListener("change", function () { if (from.value && to.value && from.value < to.value) { view = clamp(NK.day(from.value), NK.day(to.value)); draw(); } }); });
  text.addEventListener("input", function () { chosen.text = NK.fold(text.value.trim()); draw(); });
  controls.appendChild(set("Show", ALL.map(function (words, n) { return box("radio", "rank", words, n === 0, function () { chosen.rank = n + 1; }); })));
  controls.appendChild(set("Kinds", LANES.map(function (lane, n) { return box("checkbox", "lane", lane[0], true, function (on) { chosen.lanes[n] = on; }); })));
  controls.appendChild(box("checkbox", "contested", "contradicted only", false, function (on) { chosen.contested = on; }));
  controls.lastChild.className = "only";
  controls.appendChild(field("With the words", text));
  controls.appendChild(field("From", from));
  controls.appendChild(field("To", to));
  var group = el("div", { class: "group", role: "group", "aria-label": "Zoom" });
  [["◀", "Earlier", function () { pan(-0.5); }], ["+", "Zoom in", function () { zoom(0.5); }], ["−", "Zoom out", function () { zoom(2); }], ["▶", "Later", function () { pan(0.5); }], ["Reset", "Whole conflict", function () { view = home.slice(); draw(); }]].forEach(function (one) { group.appendChild(press.apply(null, one)); });
  controls.appendChild(group);
  controls.hidden = false;

  /* -- the plot ------------------------------------------------------------------------------ */
  function axis(svg, height) {
    var years = (view[1] - view[0]) / 365.25, room = width / 70, day, a = new Date(view[0] * 864e5), year = a.getUTCFullYear();
    var steps = [1, 2, 5, 10, 20, 50].filter(function (step) { return years / step <= room; });
    var months = years < room / 2 ? [1, 3, 6].filter(function (step) { return (years * 12) / step <= room; })[0] : 0;
    for (var y = Math.floor(year / (steps[0] || 50)) * (steps[0] || 50); y <= year + years + 1; y += months ? 1 : steps[0] || 50) {
      for (var m = 0; m < 12; m += months || 12) {
        day = Date.UTC(y, m, 1) / 864e5;
        if (y < 100 || day < view[0] || day > view[1]) continue;
        svg.appendChild(el("line", { x1: x(day), x2: x(day), y1: 18, y2: height - 20, class: "grid" }));
        svg.appendChild(el("text", { x: x(day) + 3, y: height - 5 }, months && m ? new Date(day * 864e5).toLocaleString("en", { month: "short", timeZone: "UTC" }) : y));
      }
    }
    if (years < 0.16) for (day = view[0]; day <= view[1]; day += Math.max(1, Math.ceil((years * 365) / room))) svg.appendChild(el("text", { x: x(day) + 3, y: height - 20 }, new Date(day * 864e5).getUTCDate()));
  }
  function names(svg, inView) {
    var ends = [0, 0, 0];
    inView.filter(function (e) { return e.rank === 1 && fits(e) && x(e.first) >= 0; }).forEach(function (e) {
      var words = NK.call(e.id, e.title), at = Math.max(2, x(e.first)), row;
      if (words.length > 44) words = words.slice(0, 43).replace(/\s+\S*$/, "") + "…";
      row = ends.findIndex(function (end) { return end + 8 <= at; });
      if (row < 0 || at + words.length * 7 > width) return;
      ends[row] = at + words.length * 6.8;
      svg.appendChild(el("line", { x1: at, x2: at, y1: 34 + row * 16, y2: TOP + e.lane * LANE + LANE / 2, class: "stem" }));
      svg.appendChild(el("text", { x: at, y: 32 + row * 16, class: "name" }, words));
    });
  }
  function dots(svg, inView) {
    var columns = {};
    inView.forEach(function (e) {
      if (/^(war|phase)$/.test(e.kind) || (!fits(e) && x(e.last) - x(e.first) >= 9)) return;
      var a = x(e.first), b = x(e.last), key = e.lane + ":" + Math.round(Math.max(a, 0) / 7);
      if (b - a < 9 || e.first < view[0]) (columns[key] = columns[key] || []).push(e);
      else (columns[key] = columns[key] || []).unshift(e);
    });
    Object.keys(columns).forEach(function (key) {
      var own = columns[key], base = TOP + own[0].lane * LANE + LANE - 9, step = Math.min(7.5, (LANE - 22) / own.length);
      own.sort(function (p, q) { return p.rank - q.rank; }).reverse().forEach(function (e, n) {
        var a = Math.max(x(e.first), 0), b = Math.min(x(e.last), width), y = base - (own.length - 1 - n) * step, wide = b - a >= 9;
        var sign = wide ? el("rect", { x: a, y: y - 2, width: Math.max(b - a, 2), height: 4, rx: 2 }) : el("circle", { cx: own.length > 6 ? Math.round(a / 7) * 7 + 3 : Math.max(a, 3), cy: y, r: [0, 4.2, 3, 2.3][e.rank] });
        sign.setAttribute("class", "dot rank" + e.rank + (e.disputes && e.rank < 3 ? " contested" : "") + (fits(e) ? "" : " off"));
        sign.appendChild(el("title", {}, NK.call(e.id, e.title) + ", " + e.when));
        sign.addEventListener("click", function () { if (!moved) location.href = e.url; });
        svg.appendChild(sign);
      });
    });
  }
  function paint(inView) {
    var height = TOP + LANES.length * LANE + 24, svg = el("svg", { viewBox: "0 0 " + width + " " + height, height: height, role: "img", "aria-label": "Timeline of " + inView.length + " events; the list below has those in view" });
    data.wars.forEach(function (war) {
      var a = Math.max(x(NK.day(war[1])), 0), b = Math.min(x(NK.day(war[2])), width);
      if (b <= 0 || a >= width) return;
      svg.appendChild(el("rect", { x: a, y: 18, width: Math.max(b - a, 2), height: height - 38, class: "war" }));
      if (b - a > war[0].length * 6.4) svg.appendChild(el("text", { x: a + 4, y: 13 }, war[0]));
    });
    axis(svg, height);
    names(svg, inView);
    dots(svg, inView);
    LANES.forEach(function (lane, n) { svg.appendChild(el("text", { x: 4, y: TOP + n * LANE + 10, class: "lane" }, lane[0])); });
    plot.textContent = "";
    plot.appendChild(svg);
    brush(svg, height);
  }
  var moved = false;
  function brush(svg, height) {
    var start = null, mark = null;
    function at(event) { var rect = svg.getBoundingClientRect(); return ((event.clientX - rect.left) / rect.width) * width; }
    svg.addEventListener("pointerdown", function (event) { if (event.pointerType === "touch") return; start = at(event); moved = false; });
    svg.addEventListener("pointermove", function (event) {
      if (start === null || (!mark && Math.abs(at(event) - start) < 5)) return;
      if (!mark) { mark = svg.appendChild(el("rect", { y: 18, height: height - 38, class: "brush" })); moved = true; svg.setPointerCapture(event.pointerId); }
      mark.setAttribute("x", Math.min(start, at(event)));
      mark.setAttribute("width", Math.abs(at(event) - start));
    });
    svg.addEventListener("pointerup", function (event) {
      if (mark) { var scale = (view[1] - view[0]) / width, ends = [start, at(event)].sort(function (a, b) { return a - b; }); view = clamp(view[0] + ends[0] * scale, view[0] + ends[1] * scale); draw(); }
      start = mark = null;
      setTimeout(function () { moved = false; }, 0);
    });
    svg.addEventListener("wheel", function (event) { if (event.ctrlKey || event.metaKey) { event.preventDefault(); zoom(event.deltaY > 0 ? 1.25 : 0.8, view[0] + (at(event) / width) * (view[1] - view[0])); } }, { passive: false });
  }

  /* -- the list ------------------------------------------------------------------------------ */
  function write(inView) {
    var fitting = inView.filter(fits), year = null;
    list.textContent = "";
    fitting.slice(0, shown).forEach(function (e) {
      if (year === null || e.year > year) list.appendChild(el("li", { class: "year" }, (year = e.year).replace(/^0+/, "")));
      var row = el("li", { class: "rank" + e.rank }), what = el("span");
      row.appendChild(el("span", { class: "when" }, e.when));
      what.appendChild(el("a", { href: e.url }, NK.call(e.id, e.title)));
      if (e.claims) what.appendChild(el("small", {}, " " + e.claims + (e.claims === 1 ? " claim" : " claims")));
      if (e.disputes) { what.appendChild(document.createTextNode(" ")); what.appendChild(el("span", { class: "contest", title: e.disputes + " contradictions" }, "≠ " + e.disputes)); }
      row.appendChild(what);
      list.appendChild(row);
    });
    more.hidden = fitting.length <= shown;
    range.textContent = fitting.length.toLocaleString("en") + " of " + inView.length.toLocaleString("en") + " events from " + iso(view[0]) + " to " + iso(view[1]) + ". Drag over the plot to zoom in; a dot leads to its event; dots with a yellow edge are contradicted.";
  }
  function draw() {
    var inView = events.filter(function (e) { return e.last >= view[0] && e.first <= view[1]; });
    width = plot.clientWidth || 320;
    from.value = iso(view[0]); to.value = iso(view[1]);
    shown = 50;
    paint(inView);
    write(inView);
  }
  more.addEventListener("click", function () { shown += 200; write(events.filter(function (e) { return e.last >= view[0] && e.first <= view[1]; })); });
  document.addEventListener("names", draw);
  window.addEventListener("resize", function () { if (plot.clientWidth !== width) draw(); });
  draw();
})();
