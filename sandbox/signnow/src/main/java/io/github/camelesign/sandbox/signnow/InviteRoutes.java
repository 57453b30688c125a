// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Links.PurposeLinks.PurposeLink;
import io.github.camelesign.sandbox.signnow.Field.Role;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import io.github.camelesign.sandbox.signnow.SignNowSigningService.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Invites people to sign, in both of SignNow's forms, changes invites and takes them back; invites
 * people who sign inside another application, and makes links that show SignNow's pages there, and
 * links by which anybody can sign.
 */
final class InviteRoutes {
    private static final String DOCUMENT = "/v2/documents/:id";
    private static final String GROUP = "/v2/document-groups/:id";
    private static final String EMBEDDED = DOCUMENT + "/embedded-invites";
    private static final String GROUP_EMBEDDED = GROUP + "/embedded-invites";
    private static final String OF_APPLICATION = "/v2/application/signing-links";
    private static final int SHORTEST = 15;
    private static final int SHORTEST_VIEW = 43_200;

    void mount(SignNowEndpoints api) {
        api.bearer("POST", "/document/:id/invite", this::invite);
        api.doing("PUT", "/document/:id/fieldinvitecancel", this::cancel);
        api.bearer(
                "GET",
                DOCUMENT + "/free-form-invites",
                c ->
                        SignNowRules.answer(
                                c, Answers.all("freeform_invite", c.document().requests())));
        api.bearer("PUT", "/invite/:inviteId/cancel", this::cancelFreeform);
        api.doing("PUT", "/fieldinvite/:inviteId/resend", this::resend);
        api.doing("DELETE", "/field_invite/:inviteId", call -> delete(call, i -> !i.isFreeform()));
        api.bearer("POST", "/field_invite", this::replace);
        api.doing("POST", "/document/:id/trigger_fieldinvite", this::trigger);
        api.doing("PUT", "/document/:id/invite/reassign/:inviteId", this::reassign);
        api.doing("PUT", "/document/:id/invite/changepassword", this::changePassword);
        api.bearer("GET", "/v2/crm/contacts", this::listContacts);
        api.bearer("POST", EMBEDDED, this::create);
        api.bearer("POST", EMBEDDED + "/:inviteId/link", this::link);
        api.silent("DELETE", EMBEDDED, this::deleteEmbedded);
        api.bearer(
                "POST",
                GROUP_EMBEDDED,
                c -> c.data(Map.of("id", GroupInviteRoutes.Reader.sendSigners(c).id())));
        api.bearer("POST", GROUP_EMBEDDED + "/:inviteId/link", this::linkForGroup);
        api.silent(
                "DELETE",
                GROUP_EMBEDDED,
                c -> c.state().groupInvites.end(embedded(c), Status.CANCELED));
        page(api, "editor", Purpose.EDIT);
        page(api, "sending", Purpose.SEND);
        page(api, "view", Purpose.VIEW);
        api.bearer("POST", "/link", this::createForAnybody);
        api.basic(
                "GET",
                OF_APPLICATION,
                c -> SignNowRules.answer(c, own(c).stream().map(link -> write(c, link)).toList()));
        api.basic("PUT", OF_APPLICATION, this::deactivate);
    }

    /** One path for both forms: the JSON type of {@code to} decides. */
    private void invite(SignNowCall call) {
        Document document = call.document();
        ObjectNode body = call.body();
        SignNowError.api(400, 22200, "The sender must be the owner of the access token")
                .when(!document.owner().is(JSON.text(body, "from")));
        call.requireVerified();
        if (body.get("to").isTextual()) {
            Invite invite = Invite.freeform(JSON.email(body, "to"), body, null, call.now());
            boolean roles = !document.fields().isEmpty();
            refuseIf(roles, "A document with fields takes role-based invites only");
            call.invite(document.id(), List.of(invite));
            call.answer(Map.of("result", "success", "id", invite.id(), "callback_url", "none"));
            return;
        }
        List<Invite> invites =
                new ArrayList<>(Invite.read(body.get("to"), document, Kind.DOCUMENT, call.now()));
        for (ObjectNode viewer : JSON.optionalObjects(body, "viewers")) {
            String email = JSON.email(viewer, "email");
            int order = viewer.path("order").asInt(1);
            invites.add(Invite.to(Kind.DOCUMENT, null, "view", email, order, viewer, call.now()));
        }
        call.invite(document.id(), invites);
        call.success();
    }

    private void cancel(SignNowCall call) {
        Document document = call.document();
        boolean none = document.fieldInvites().stream().noneMatch(Invite::isOpen);
        refuseIf(none, "The document has no pending invites");
        call.signing(document.id(), s -> s.canceled(i -> !i.isFreeform(), call.now()));
    }

    private void cancelFreeform(SignNowCall call) {
        delete(call, Invite::isFreeform);
        call.answer(Map.of("id", call.path("inviteId"), "status", "success"));
    }

    private static void delete(SignNowCall call, Predicate<Invite> which) {
        String id = call.path("inviteId");
        Predicate<Invite> named = which.and(i -> i.id().equals(id) && i.isOpen());
        call.signing(call.holding(named).id(), s -> s.canceled(named, call.now()));
    }

    private void resend(SignNowCall call) {
        String id = call.path("inviteId");
        Predicate<Invite> named = i -> i.id().equals(id) && i.is(Status.PENDING) && !i.isFreeform();
        call.signing(call.holding(named).id(), s -> s.changed(named, i -> i.resent(call.now())));
    }

    /** For a role whose invite was deleted; the new one is sent when it is triggered. */
    private void replace(SignNowCall call) {
        String roleId = call.text("role_id");
        String email = call.email("email");
        Predicate<Role> named = role -> role.id().equals(roleId);
        // copies of a template share its roles; only sent ones can be meant
        Document document =
                SignNowError.notFound("Role")
                        .unless(
                                call.documents().filter(d -> !d.state().equals("unsent")),
                                d -> d.roles().stream().anyMatch(named));
        Role role = SignNowError.notFound("Role").unless(document.roles().stream(), named);
        boolean taken = document.invites().stream().anyMatch(i -> i.fills(role));
        refuseIf(taken, "The role has an invite; delete it first");
        Invite invite =
                Invite.to(Kind.REPLACEMENT, role, "sign", email, 1, call.body(), call.now());
        call.invite(document.id(), List.of(invite));
        call.answer(Map.of("id", invite.id(), "status", invite.status().word()));
    }

    private void trigger(SignNowCall call) {
        Document document = call.document();
        Predicate<Invite> waiting = i -> i.kind() == Kind.REPLACEMENT && i.is(Status.CREATED);
        boolean none = document.invites().stream().noneMatch(waiting);
        refuseIf(none, "The document has no invites to be sent");
        call.signing(
                document.id(), s -> s.changed(waiting, i -> i.becomes(Status.PENDING, call.now())));
    }

    private void reassign(SignNowCall call) {
        String email = call.email("email");
        String id = call.path("inviteId");
        change(call, id, invite -> invite.reassigned(email, invite.options(), call.now()));
    }

    private void changePassword(SignNowCall call) {
        String password = call.text("new_password");
        change(
                call,
                call.text("fieldinvite_id"),
                i -> i.withOptions(i.options().deepCopy().put("password", password), call.now()));
    }

    private static void change(SignNowCall call, String inviteId, UnaryOperator<Invite> change) {
        Document document = call.document();
        Predicate<Invite> named = i -> i.id().equals(inviteId) && i.isOpen();
        SignNowError.notFound("Field invite")
                .when(document.fieldInvites().stream().noneMatch(named));
        call.signing(document.id(), s -> s.changed(named, change));
    }

    /** The people whom the user has ever invited. */
    private void listContacts(SignNowCall call) {
        Stream<Invite> invites = call.documents().flatMap(d -> d.invites().stream());
        SignNowRules.answer(
                call,
                invites.map(Invite::email)
                        .distinct()
                        .map(e -> JsonReader.object().put("id", Ids.of(e)).put("email", e))
                        .map(person -> Answers.part("mcp.CrmContact", person))
                        .toList());
    }

    private void create(SignNowCall call) {
        Document document = call.document();
        List<Invite> invites =
                Invite.read(call.body().get("invites"), document, Kind.EMBEDDED, call.now());
        invites.forEach(invite -> requireOther(call, invite.email()));
        call.invite(document.id(), invites);
        Signing signing = call.document().signing();
        List<Invite> sent =
                invites.stream().map(made -> signing.invite(made.id()).orElse(made)).toList();
        call.data(Answers.all("embedded_invite", sent));
    }

    static void requireOther(SignNowCall call, String email) {
        refuseIf(call.user().is(email), "document owner cannot send invite to himself");
    }

    private void link(SignNowCall call) {
        Document document = call.document();
        Invite invite =
                document.signing()
                        .invite(call.path("inviteId"))
                        .filter(i -> i.kind().isEmbedded() && i.isOpen())
                        .orElseThrow(() -> SignNowError.notFound("Embedded invite"));
        answer(call, Purpose.SIGN, document.id(), invite.email());
    }

    private void deleteEmbedded(SignNowCall call) {
        call.signing(call.document().id(), s -> s.canceled(i -> i.kind().isEmbedded(), call.now()));
    }

    private void linkForGroup(SignNowCall call) {
        DocumentGroup group = embedded(call);
        String email = call.email("email");
        if (!group.inviteId().equals(call.path("inviteId"))
                || group.invite().todos().noneMatch(todo -> todo.isOf(email))) {
            throw SignNowError.notFound("Embedded invite");
        }
        answer(call, Purpose.SIGN, group.id(), email);
    }

    private static DocumentGroup embedded(SignNowCall call) {
        DocumentGroup group = call.group();
        SignNowError.notFound("Embedded invite")
                .when(!group.hasLiveInvite() || !group.invite().embedded());
        return group;
    }

    private static void page(SignNowEndpoints api, String page, Purpose purpose) {
        String path = "/embedded-" + page;
        api.bearer("POST", DOCUMENT + path, c -> answer(c, purpose, c.document().id(), null));
        api.bearer("POST", GROUP + path, c -> answer(c, purpose, c.group().id(), null));
    }

    /** SignNow's clients send 0 for the time when none is given, which is the shortest. */
    private static void answer(SignNowCall call, Purpose purpose, String entityId, String email) {
        ObjectNode body = call.body();
        int minutes = body.path("link_expiration").asInt();
        int shortest = purpose == Purpose.VIEW ? SHORTEST_VIEW : SHORTEST;
        Duration life = Duration.ofMinutes(minutes == 0 ? shortest : minutes);
        boolean works = purpose == Purpose.SIGN || purpose == Purpose.VIEW;
        call.data(Map.of(works ? "link" : "url", call.link(purpose, entityId, email, life, body)));
    }

    private void createForAnybody(SignNowCall call) {
        ObjectNode body = call.body();
        Document document = call.document(JSON.text(body, "document_id"));
        refuseIf(document.roles().size() > 1, "Signing links need a document with one role");
        String address = call.link(Purpose.SIGN_AS_ANYBODY, document.id(), null, null, body);
        call.answer(Map.of("url", address, "url_no_signup", address));
    }

    private static ObjectNode write(SignNowCall call, PurposeLink<Purpose> link) {
        String address = call.state().links.address(link);
        return Answers.of("signing_link", link).put("url", address).put("url_no_signup", address);
    }

    /** SignNow does not say how it wants the link named, so that any of these will do. */
    private void deactivate(SignNowCall call) {
        String body = call.body().toString();
        List<PurposeLink<Purpose>> named =
                own(call).stream()
                        .filter(l -> body.contains(l.token()) || body.contains(l.entityId()))
                        .toList();
        SignNowError.notFound("Signing link").when(named.isEmpty());
        call.state().links.removeIf(named::contains);
        call.success();
    }

    private static List<PurposeLink<Purpose>> own(SignNowCall call) {
        return call.state().links.all().stream()
                .filter(link -> link.purpose() == Purpose.SIGN_AS_ANYBODY)
                .filter(link -> call.application().equals(link.maker()))
                .toList();
    }
}
