// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Content;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.core5.http.ContentType;

/** A content as a part of a form. */
final class ContentPart extends AbstractContentBody {

    private final String fileName;
    private final Content content;

    /**
     * @param fileName never null: a part without one is written without its type
     */
    ContentPart(String fileName, Content content) {
        super(ContentType.parse(MediaType.safe(content.contentType())));
        this.fileName = fileName;
        this.content = content;
    }

    @Override
    public String getFilename() {
        return fileName;
    }

    @Override
    public long getContentLength() {
        return content.contentLength();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }
}
