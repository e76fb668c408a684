/* Names by community, and lists that can be filtered. Nothing here loads or sends anything. */
(function () {
  "use strict";
  var NK = (window.NK = window.NK || {}), html = document.documentElement, query = new URLSearchParams(location.search);
  NK.el = function (name, attributes, words) {
    var svg = /^(svg|g|rect|circle|line|path|text|title)$/.test(name);
    var node = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (var key in attributes || {}) if (attributes[key] !== null) node.setAttribute(key, attributes[key]);
    if (words !== undefined) node.textContent = words;
    return node;
  };
  NK.fold = function (text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’ʼʻ`]/g, "'").replace(/ə/gi, "a").replace(/ı/g, "i").toLowerCase();
  };
  NK.day = function (iso) {
    var parts = iso.split("-");
    var date = new Date(0);
    date.setUTCFullYear(+parts[0], parts[1] - 1, +parts[2]);
    return Math.round(date / 864e5);
  };
  NK.call = function (id, words) { return (NK.names.called[id] || {})[NK.community] || words; };
  function keep(value) { try { if (value) localStorage.setItem("nk-names", value); return localStorage.getItem("nk-names"); } catch (error) { return null; } }
  var select = document.getElementById("names");
  NK.community = query.get("names") || keep() || html.dataset.names;
  function show() {
    document.querySelectorAll("[data-n]").forEach(function (node) { node.textContent = NK.call(node.dataset.n, node.textContent); });
    document.dispatchEvent(new Event("names"));
  }
  if (select && Object.keys(NK.names.called).length) {
    Object.keys(NK.names.communities).forEach(function (id) { select.appendChild(NK.el("option", { value: id }, NK.names.communities[id])); });
    if (![].some.call(select.options, function (option) { return option.value === NK.community; })) NK.community = html.dataset.names;
    select.parentNode.hidden = false;
    select.value = NK.community;
    select.addEventListener("change", function () { NK.community = select.value; keep(select.value); show(); });
    if (NK.community !== html.dataset.names) show();
    /* Some browsers keep nothing between files of a disk, so the choice travels in the address. */
    document.addEventListener("click", function (event) {
      var link = event.target.closest ? event.target.closest("a[href]") : null, to = link && link.getAttribute("href");
      if (!to || typeof to !== "string" || /^(#|[a-z]+:)/.test(to) || NK.community === html.dataset.names) return;
      var parts = to.split("#");
      if (!/[?]/.test(to)) link.setAttribute("href", parts[0] + "?names=" + NK.community + (parts[1] ? "#" + parts[1] : ""));
    });
  }
  document.querySelectorAll("[data-filter]").forEach(function (input) {
    var rows = document.querySelectorAll(input.dataset.filter), out = input.closest("p").querySelector("output");
    input.closest("p").hidden = false;
    input.addEventListener("input", function () {
      var words = NK.fold(input.value).split(/\s+/), left = 0;
      rows.forEach(function (row) {
        var text = row.dataset.text || (row.dataset.text = NK.fold(row.textContent));
        var fits = words.every(function (word) { return text.indexOf(word) >= 0; });
        row.hidden = !fits;
        left += fits;
      });
      out.textContent = left + " of " + rows.length;
    });
  });
  var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (var box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
})();
