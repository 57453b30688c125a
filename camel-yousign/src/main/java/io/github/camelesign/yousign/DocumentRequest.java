package io.github.camelesign.yousign;

import io.github.camelesign.support.http.MultipartBody;
import io.github.camelesign.support.http.MultipartBody.FilePart;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.producer.MessageContent;
import io.github.camelesign.support.producer.RequestEncoding;
import java.util.ArrayList;
import java.util.List;

/**
 * A document in a form, with further ones from attachments; or, where Yousign takes something else
 * in the place of a document, a request in JSON.
 */
final class DocumentRequest implements RequestEncoding {

    private final String part;
    private final List<String> attachments;
    private final boolean orJson;

    private DocumentRequest(String part, List<String> attachments, boolean orJson) {
        this.part = part;
        this.attachments = attachments;
        this.orJson = orJson;
    }

    /**
     * @param part the name of the document's part
     * @param attachments names of further parts, and of the attachments that they come from
     */
    static DocumentRequest of(String part, String... attachments) {
        return new DocumentRequest(part, List.of(attachments), false);
    }

    /** As {@link #of}; what is no document is sent as JSON. */
    static DocumentRequest orJson(String part, String... attachments) {
        return new DocumentRequest(part, List.of(attachments), true);
    }

    @Override
    public RequestBody encode(MessageContent content) throws Exception {
        if (orJson && !content.isDocument()) {
            return content.json();
        }
        List<FilePart> parts = new ArrayList<>();
        parts.add(new FilePart(part, content.fileName(), content.fileType(), content.document()));
        for (String name : attachments) {
            content.attachment(name).ifPresent(parts::add);
        }
        return new MultipartBody(parts, content.formHeader());
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
