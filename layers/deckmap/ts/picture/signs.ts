// Draws the signs of the legend: on screen and in snapshots by the same code.

import {rgba} from '../page/dom.ts';
import type {Sign} from '../wire/payload.ts';

export function drawSign(
  context: CanvasRenderingContext2D,
  sign: Sign,
  colour: number[],
  width: number,
  x: number,
  y: number,
  w: number,
  h: number
): void {
  const solid = rgba([...colour.slice(0, 3), 255]);
  const middle = y + h / 2;
  context.save();
  context.beginPath();
  context.rect(x, y, w, h);
  context.clip();
  context.strokeStyle = solid;
  context.fillStyle = rgba(colour);
  context.lineWidth = width;
  switch (sign) {
    case 'fill':
      context.fillRect(x, y, w, h);
      context.lineWidth = 1.5;
      context.strokeRect(x + 0.75, y + 0.75, w - 1.5, h - 1.5);
      break;
    case 'hatch':
      context.lineWidth = 1.5;
      for (let i = -h; i < w; i += 5) {
        context.beginPath();
        context.moveTo(x + i, y + h);
        context.lineTo(x + i + h, y);
        context.stroke();
      }
      context.strokeRect(x + 0.75, y + 0.75, w - 1.5, h - 1.5);
      break;
    case 'band': {
      const fade = context.createLinearGradient(0, y, 0, y + h);
      fade.addColorStop(0, rgba([...colour.slice(0, 3), 0]));
      fade.addColorStop(0.5, solid);
      fade.addColorStop(1, rgba([...colour.slice(0, 3), 0]));
      context.fillStyle = fade;
      context.globalAlpha = 0.6;
      context.fillRect(x, y, w, h);
      break;
    }
    case 'symbol':
      context.beginPath();
      context.arc(x + w / 2, middle, Math.min(h / 2 - 1, 5.5), 0, 7);
      context.fill();
      context.lineWidth = 1.5;
      context.stroke();
      break;
    case 'trail': {
      const fade = context.createLinearGradient(x, 0, x + w, 0);
      fade.addColorStop(0, rgba([...colour.slice(0, 3), 0]));
      fade.addColorStop(1, solid);
      context.strokeStyle = fade;
      line(context, x, middle, x + w, middle);
      break;
    }
    case 'dash':
      context.setLineDash([7, 4]);
      line(context, x, middle, x + w, middle);
      break;
    case 'dot-line':
      context.setLineDash([0.1, width * 2]);
      context.lineCap = 'round';
      line(context, x + width / 2, middle, x + w, middle);
      break;
    case 'arrow':
      line(context, x, middle, x + w - 7, middle);
      context.fillStyle = solid;
      context.beginPath();
      context.moveTo(x + w, middle);
      context.lineTo(x + w - 9, middle - 5);
      context.lineTo(x + w - 9, middle + 5);
      context.fill();
      break;
    default:
      line(context, x, middle, x + w, middle);
  }
  context.restore();
}

function line(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
