// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.signnow.Field.Role;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A document or template and everything that happened to it. It never changes: what happens makes a
 * new one, whose {@code updated} says when.
 *
 * @param originId the document or template that it is a copy of, else null
 * @param elements what the owner put on the pages, kept as it was sent, array by array
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
        ObjectNode elements,
        ObjectNode routing,
        Signing signing) {
    /** One in the folder where uploads land. */
    static Document of(User owner, Upload upload, Instant now) {
        return of(owner, owner.documents(), upload, now);
    }

    static Document of(User owner, String folderId, Upload upload, Instant now) {
        ObjectNode none = JsonReader.object();
        Signing signing = Signing.NOT_STARTED;
        return new Document(
                Ids.id(), owner, false, null, folderId, upload, now, now, none, null, signing);
    }

    /** A copy with the same pages and empty fields, signed by nobody. */
    Document copy(String name, String folder, Instant now) {
        return copy(name, false, folder, now);
    }

    /** A template of it. */
    Document asTemplate(String name, Instant now) {
        return copy(name, true, owner.templates(), now);
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

    /** Whether it was worked on after it came. */
    boolean isModified() {
        return !signing.equals(Signing.NOT_STARTED) || !elements.isEmpty();
    }

    List<Field> fields() {
        return signing.fields();
    }

    List<Invite> invites() {
        return signing.invites();
    }

    /** Those that are not free-form. */
    List<Invite> fieldInvites() {
        return invites().stream().filter(invite -> !invite.isFreeform()).toList();
    }

    /** The roles of the fields, in the order in which they first appear. */
    List<Role> roles() {
        return fields().stream().map(Field::role).distinct().toList();
    }

    Role requireRole(String name) {
        return roles().stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> SignNowError.invalid("The document has no role " + name));
    }

    /** The same after an update; what is said again stays as it was. */
    Document with(String name, String folder, ObjectNode content, Instant now) {
        return with(name, folder, content, routing, signing, now);
    }

    Document routed(ObjectNode plan, Instant now) {
        return with(name(), folderId, elements, plan, signing, now);
    }

    private Document with(
            String name, String folder, ObjectNode all, ObjectNode plan, Signing s, Instant now) {
        Upload file = upload.renamed(name);
        return new Document(
                id, owner, template, originId, folder, file, created, now, all, plan, s);
    }

    /** The document after a step of its signing, or the same document when nothing changed. */
    Document signing(Instant now, UnaryOperator<Signing> step) {
        Signing next = step.apply(signing);
        return next.equals(signing) ? this : with(name(), folderId, elements, routing, next, now);
    }
}
