// SPDX-License-Identifier: Apache-2.0
// Lets a signer draw; without it the page takes a typed name.
'use strict';
const form = document.querySelector('form[action$="/sign"]');
if (form) {
  const typed = document.getElementById('typed');
  const drawn = document.getElementById('drawn');
  const canvas = document.getElementById('canvas');
  const hint = document.getElementById('draw-hint');
  const pen = canvas.getContext('2d');
  let marked = false;

  const draws = () => form.elements.way.value === 'drawn';

  function choose() {
    document.getElementById('typing').hidden = draws();
    document.getElementById('drawing').hidden = !draws();
    typed.required = !draws();
  }

  function clear() {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    marked = false;
  }

  function point(event) {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width,
      (event.clientY - box.top) * canvas.height / box.height];
  }

  // what the font of the PDF may lack is drawn with those of the browser
  function drawTyped() {
    clear();
    let size = 96;
    do {
      pen.font = size + 'px ' + getComputedStyle(typed).fontFamily;
      size -= 4;
    } while (pen.measureText(typed.value).width > canvas.width - 24 && size > 8);
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(typed.value, canvas.width / 2, canvas.height / 2);
  }

  form.querySelector('.ways').hidden = false;
  form.querySelectorAll('[name=way]').forEach(way => way.addEventListener('change', choose));
  choose();
  Object.assign(pen, {lineWidth: 4, lineCap: 'round', lineJoin: 'round', strokeStyle: '#12305e', fillStyle: '#12305e'});
  document.getElementById('clear').addEventListener('click', clear);
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...point(event));
    hint.textContent = '';
  });
  canvas.addEventListener('pointermove', event => {
    if (event.buttons) {
      pen.lineTo(...point(event));
      pen.stroke();
      marked = true;
    }
  });
  form.addEventListener('submit', event => {
    drawn.value = '';
    if (draws() && !marked) {
      event.preventDefault();
      hint.textContent = 'Draw your signature first, or choose to type it.';
    } else if (draws()) {
      drawn.value = canvas.toDataURL('image/png');
    } else if (/[^\u0000-\u024f]/.test(typed.value)) {
      drawTyped();
      drawn.value = canvas.toDataURL('image/png');
    }
  });
}
