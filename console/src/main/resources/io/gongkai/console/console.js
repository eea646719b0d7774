// News while a page is open: the server says that there is some, and the page asks for itself again
// and takes over the part that shows figures.
(function () {
  "use strict";
  var live = document.getElementById("live");
  var status = document.getElementById("connection");
  if (!live || !window.EventSource || live.dataset.every === "0") {
    return;
  }
  var LEAST_MILLIS = 1000;
  var pending = false;
  var loading = false;
  var last = 0;

  function current() {
    return document.getElementById("live");
  }

  function busy() {
    // Nothing moves under somebody who is filling in a form.
    var focus = document.activeElement;
    return focus && current().contains(focus) && /^(INPUT|SELECT|TEXTAREA)$/.test(focus.tagName);
  }

  function refresh() {
    if (!pending || loading || document.hidden || busy()) {
      return;
    }
    var wait = Math.max(LEAST_MILLIS, Number(current().dataset.every) * 1000) - (Date.now() - last);
    if (wait > 0) {
      return;
    }
    pending = false;
    var focus = document.activeElement;
    var link = focus && current().contains(focus) ? focus.getAttribute("href") : null;
    loading = true;
    last = Date.now();
    htmx
      .ajax("GET", location.pathname + location.search, {
        target: "#live",
        select: "#live",
        swap: "outerHTML"
      })
      .then(function () { done(link); }, function () { done(null); });
  }

  function done(link) {
    loading = false;
    if (link !== null && document.activeElement === document.body) {
      // Whoever walks by keyboard stays where they were.
      var same = current().querySelector('a[href="' + CSS.escape(link) + '"]');
      if (same) {
        same.focus({ preventScroll: true });
      }
    }
  }

  var source = new EventSource("/news");
  source.addEventListener("news", function (event) {
    if (event.data !== current().dataset.version) {
      pending = true;
      refresh();
    }
  });
  source.onopen = function () {
    status.textContent = status.dataset.live;
    status.dataset.state = "live";
  };
  source.onerror = function () {
    status.textContent = status.dataset.lost;
    status.dataset.state = "lost";
  };
  setInterval(refresh, 500);
  document.addEventListener("visibilitychange", refresh);
  document.addEventListener("focusout", function () { setTimeout(refresh, 0); });
})();

// Programs are copied by a button, where the browser can; their text can be selected anyway.
(function () {
  "use strict";
  function select(text) {
    var range = document.createRange();
    range.selectNodeContents(text);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text.textContent);
    }
    select(text);
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject();
  }

  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var text = document.getElementById(button.dataset.copy);
      copy(text).then(
        function () { button.parentElement.querySelector("[role=status]").textContent = button.dataset.done; },
        function () { select(text); }
      );
    });
  });
})();
