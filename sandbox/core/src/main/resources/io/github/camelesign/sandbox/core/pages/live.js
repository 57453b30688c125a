// SPDX-License-Identifier: Apache-2.0
// Keeps what is in #live up to date, unless somebody works in it or has switched that off.
'use strict';
const live = document.getElementById('live');
const label = document.createElement('label');
const on = Object.assign(document.createElement('input'), {type: 'checkbox'});
const news = document.createElement('p');
on.checked = sessionStorage.getItem('live') !== 'off';
on.addEventListener('change', () => sessionStorage.setItem('live', on.checked ? 'on' : 'off'));
label.className = 'live-bar';
label.append(on, 'Live updates');
news.className = 'unseen';
news.setAttribute('aria-live', 'polite');
document.querySelector('h1').before(label, news);

async function update() {
  if (on.checked && !document.hidden && !live.contains(document.activeElement) && !live.querySelector('details[open]')) {
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
      const fresh = page.getElementById('live');
      if (fresh && fresh.innerHTML !== live.innerHTML && !live.contains(document.activeElement)) {
        live.replaceChildren(...fresh.childNodes);
        news.textContent = 'Updated at ' + new Date().toISOString().slice(11, 19) + ' UTC';
      }
    } catch (stopped) {
      // the sandbox may start again
    }
  }
  setTimeout(update, 2000);
}
setTimeout(update, 2000);
