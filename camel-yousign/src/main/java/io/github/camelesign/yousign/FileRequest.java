package io.github.camelesign.yousign;

import io.github.camelesign.support.http.Base64JsonBody;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.producer.MessageContent;
import io.github.camelesign.support.producer.RequestEncoding;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of v2: JSON that holds the document in base64, encoded as it is sent. */
final class FileRequest implements RequestEncoding {

    @Override
    public RequestBody encode(MessageContent content) throws Exception {
        if (!content.isDocument()) {
            return content.json();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", content.fileName());
        form(content).forEach((name, value) -> fields.put(name.toString(), value));
        return Base64JsonBody.of(
                content.jsonFormat(),
                place -> {
                    fields.put("content", place);
                    return fields;
                },
                content.document());
    }

    /** Not as the texts of a form: some are numbers or objects. */
    private static Map<?, ?> form(MessageContent content) {
        return content.message().getHeader(YousignConstants.FORM) instanceof Map<?, ?> values
                ? values
                : content.formHeader();
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
