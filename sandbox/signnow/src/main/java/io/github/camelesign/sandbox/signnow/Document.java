// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Upload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        Signing none = Signing.NOT_STARTED;
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
                none);
    }

    /** A copy with the same pages and empty fields, signed by nobody. */
    Document copy(String name, String folder, Instant now) {
        return copy(name, false, folder, now);
    }

    /** A template of it. */
    Document asTemplate(String name, Instant now) {
        return copy(name, true, owner.templates().id(), now);
    }

    private Document copy(String name, boolean made, String folder, Instant now) {
        Signing empty = Signing.NOT_STARTED.withFields(fields().stream().map(Field::copy).toList());
        Upload file = upload.renamed(name);
        return new Document(
                Ids.id(), owner, made, id, folder, file, now, now, elements, routing, empty);
    }

    String name() {
        return upload.name();
    }

    String state() {
        return signing.state();
    }

    List<Field> fields() {
        return signing.fields();
    }

    List<Invite> invites() {
        return signing.invites();
    }

    List<Role> roles() {
        return signing.roles();
    }

    Optional<Role> role(String name) {
        return roles().stream().filter(role -> role.name().equals(name)).findFirst();
    }

    boolean hasRole(String name) {
        return role(name).isPresent();
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
            String folder,
            Upload file,
            Elements content,
            ObjectNode plan,
            Signing step,
            Instant now) {
        return new Document(
                id, owner, template, originId, folder, file, created, now, content, plan, step);
    }
}
