// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.documents;

import io.github.camelesign.spi.Body;
import io.github.camelesign.yousign.YousignConstants;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of v2: JSON that holds the document in base64, encoded as it is sent. */
final class Base64FileBody implements Body {

    @Override
    public Encoded encode(Source source) throws Exception {
        if (!source.isDocument()) {
            return source.json();
        }
        Document document = source.document();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", document.fileName());
        form(source).forEach((name, value) -> fields.put(name.toString(), value));
        return Encoded.of(
                source.base64Json(
                        base64 -> {
                            fields.put("content", base64);
                            return fields;
                        },
                        document));
    }

    /** Not as the texts of a form: some are numbers or objects. */
    private static Map<?, ?> form(Source source) {
        return source.message().getHeader(YousignConstants.FORM) instanceof Map<?, ?> values
                ? values
                : source.formHeader();
    }

    @Override
    public String shown() {
        return "the file, as base64 in JSON, or JSON";
    }

    @Override
    public boolean isUpload() {
        return true;
    }
}
