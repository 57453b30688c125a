// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

/**
 * Text that was typed on a page.
 *
 * @param place the upper left corner
 * @param size font size in points
 * @param text one line
 */
public record PageText(SignatureBlock.Place place, float size, String text) {}
