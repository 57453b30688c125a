// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Body.Document;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

record BytesDocument(String fileName, byte[] bytes) implements Document {

    @Override
    public String name() {
        return fileName;
    }

    @Override
    public String type() {
        return "application/pdf";
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
