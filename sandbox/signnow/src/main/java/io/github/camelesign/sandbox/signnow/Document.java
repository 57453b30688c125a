// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Records;
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
        Document copy = with(name, folder, elements, now);
        copy = Records.with(copy, "id", Ids.id(), "template", made, "originId", id);
        return Records.with(copy, "created", now, "signing", empty);
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
    @JsonProperty
    List<Invite> fieldInvites() {
        return invites().stream().filter(invite -> !invite.isFreeform()).toList();
    }

    @JsonProperty
    List<Invite> requests() {
        return invites().stream().filter(Invite::isFreeform).toList();
    }

    @JsonProperty
    List<Invite> signers() {
        return fieldInvites().stream().filter(invite -> invite.role() != null).toList();
    }

    @JsonProperty
    List<Invite> viewers() {
        return fieldInvites().stream().filter(invite -> invite.role() == null).toList();
    }

    /** Fields that hold values, not signatures. */
    @JsonProperty
    List<Field> values() {
        return fields().stream().filter(field -> !field.isSignature()).toList();
    }

    /** One if there are fields at all. */
    @JsonProperty
    List<Field> tagged() {
        return fields().stream().limit(1).toList();
    }

    /** The roles of the fields, in the order in which they first appear. */
    @JsonProperty
    List<Role> roles() {
        return fields().stream().map(Field::role).distinct().toList();
    }

    @JsonProperty
    List<String> roleNames() {
        return roles().stream().map(Role::name).toList();
    }

    Role requireRole(String name) {
        return SignNowError.invalid("The document has no role " + name)
                .unless(roles().stream(), role -> role.name().equals(name));
    }

    /** The same after an update; what is said again stays as it was. */
    Document with(String name, String folder, ObjectNode content, Instant now) {
        Document named = Records.with(this, "upload", upload.renamed(name), "folderId", folder);
        return Records.with(named, "elements", content, "updated", now);
    }

    Document routed(ObjectNode plan, Instant now) {
        return Records.with(this, "routing", plan, "updated", now);
    }

    /** The document after a step of its signing, or the same document when nothing changed. */
    Document signing(Instant now, UnaryOperator<Signing> step) {
        Signing next = step.apply(signing);
        return next.equals(signing) ? this : Records.with(this, "signing", next, "updated", now);
    }
}
