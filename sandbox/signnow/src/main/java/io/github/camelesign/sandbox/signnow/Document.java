// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Upload;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A document or template and everything that happened to it. It never changes: what happens makes a
 * new one, whose {@code updated} says when.
 *
 * @param originId the document or template that it is a copy of, else null
 * @param routing who usually fills the roles of a template, as its owner sent it, else null
 */
record Document(
        String id,
        User owner,
        boolean template,
        String originId,
        String folderId,
        Upload upload,
        Instant created,
        Instant updated,
        Elements elements,
        ObjectNode routing,
        Signing signing) {

    static Document of(User owner, String folderId, Upload upload, Instant now) {
        return new Document(
                Ids.id(),
                owner,
                false,
                null,
                folderId,
                upload,
                now,
                now,
                Elements.NONE,
                null,
                Signing.NOT_STARTED);
    }

    /** A copy with the same pages and empty fields, signed by nobody. */
    Document copy(String name, boolean asTemplate, String folder, Instant now) {
        return new Document(
                Ids.id(),
                owner,
                asTemplate,
                id,
                folder,
                upload.renamed(name),
                now,
                now,
                elements,
                routing,
                Signing.NOT_STARTED.withFields(fields().stream().map(Field::copy).toList()));
    }

    Signing.State state() {
        return signing.state();
    }

    List<Field> fields() {
        return signing.fields();
    }

    List<FieldInvite> fieldInvites() {
        return signing.fieldInvites();
    }

    List<FreeformInvite> freeformInvites() {
        return signing.freeformInvites();
    }

    List<Role> roles() {
        return signing.roles();
    }

    Document renamed(String name, Instant now) {
        return with(folderId, upload.renamed(name), elements, routing, signing, now);
    }

    Document movedTo(Folder folder, Instant now) {
        return with(folder.id(), upload, elements, routing, signing, now);
    }

    Document withElements(Elements other, Instant now) {
        return with(folderId, upload, other, routing, signing, now);
    }

    Document withRouting(ObjectNode other, Instant now) {
        return with(folderId, upload, elements, other, signing, now);
    }

    /** The document after a step of its signing, or the same document when nothing changed. */
    Document signing(Instant now, UnaryOperator<Signing> step) {
        Signing next = step.apply(signing);
        return next.equals(signing) ? this : with(folderId, upload, elements, routing, next, now);
    }

    private Document with(
            String newFolderId,
            Upload newUpload,
            Elements newElements,
            ObjectNode newRouting,
            Signing newSigning,
            Instant now) {
        return new Document(
                id,
                owner,
                template,
                originId,
                newFolderId,
                newUpload,
                created,
                now,
                newElements,
                newRouting,
                newSigning);
    }
}
