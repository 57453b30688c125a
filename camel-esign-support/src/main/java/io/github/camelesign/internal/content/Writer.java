// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import java.io.IOException;
import java.io.OutputStream;

/** Writes something that is kept until it is sent or delivered. */
@FunctionalInterface
public interface Writer {
    void writeTo(OutputStream out) throws IOException;
}
