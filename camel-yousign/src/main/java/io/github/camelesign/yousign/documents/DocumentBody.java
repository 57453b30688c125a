// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.documents;

import io.github.camelesign.spi.Body;
import io.github.camelesign.spi.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * A document in a form, with further ones from attachments; or, where Yousign takes something else
 * in the place of a document, a request in JSON.
 *
 * @param part the name of the document's part
 * @param attachments names of further parts, and of the attachments that they come from
 * @param orJson whether what is no document is sent as JSON
 */
record DocumentBody(String part, List<String> attachments, boolean orJson) implements Body {

    @Override
    public Encoded encode(Source source) throws Exception {
        if (orJson && !source.isDocument()) {
            return source.json();
        }
        List<Content.File> files = new ArrayList<>();
        files.add(new Content.File(part, source.document()));
        if (!attachments.isEmpty()) {
            List<Document> attached = source.attachments();
            for (String name : attachments) {
                attached.stream()
                        .filter(document -> name.equals(document.name()))
                        .forEach(document -> files.add(new Content.File(name, document)));
            }
        }
        return Encoded.of(source.multipart(source.formHeader(), files));
    }

    @Override
    public String shown() {
        return "the file, as `" + part + "`" + (orJson ? ", or JSON" : "");
    }

    @Override
    public boolean isUpload() {
        return true;
    }
}
