// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import io.github.camelesign.sandbox.signnow.SignNowLinks.Purpose;
import io.github.camelesign.sandbox.signnow.SignNowLinks.SignNowLink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Invites of people who sign inside another application, links that show SignNow's pages there, and
 * links by which anybody can sign.
 */
final class EmbeddedRoutes {
    private static final String DOCUMENT = "/v2/documents/:id";
    private static final String GROUP = "/v2/document-groups/:id";
    private static final String INVITES = "/embedded-invites";
    private static final String OF_APPLICATION = "/v2/application/signing-links";
    private static final int SHORTEST = 15;
    private static final int SHORTEST_VIEW = 43_200;

    void mount(SignNowEndpoints api) {
        api.bearer("POST", DOCUMENT + INVITES, this::create);
        api.bearer("POST", DOCUMENT + INVITES + "/:inviteId/link", this::link);
        api.silent("DELETE", DOCUMENT + INVITES, this::delete);
        api.bearer(
                "POST",
                GROUP + INVITES,
                c -> c.data(Map.of("id", GroupInviteRoutes.Reader.sendSigners(c).id())));
        api.bearer("POST", GROUP + INVITES + "/:inviteId/link", this::linkForGroup);
        api.silent(
                "DELETE",
                GROUP + INVITES,
                c -> c.state().groupInvites.end(embedded(c), Status.CANCELED));
        pages(api, DOCUMENT, call -> call.document().id());
        pages(api, GROUP, call -> call.group().id());
        api.bearer("POST", "/link", this::createForAnybody);
        api.basic("GET", OF_APPLICATION, this::list);
        api.basic("PUT", OF_APPLICATION, this::deactivate);
    }

    private void create(SignNowCall call) {
        Document document = call.document();
        List<Invite> invites =
                Invite.read(call.body().get("invites"), document, Kind.EMBEDDED, call.now());
        invites.forEach(invite -> requireOther(call, invite.email()));
        call.invite(document.id(), invites);
        Signing signing = call.document().signing();
        call.data(
                invites.stream()
                        .map(made -> signing.invite(made.id()).orElse(made))
                        .map(made -> Answers.of("embedded_invite", made))
                        .toList());
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

    private void delete(SignNowCall call) {
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

    private static void pages(
            SignNowEndpoints api, String path, Function<SignNowCall, String> entity) {
        Map.of("editor", Purpose.EDIT, "sending", Purpose.SEND, "view", Purpose.VIEW)
                .forEach(
                        (page, purpose) ->
                                api.bearer(
                                        "POST",
                                        path + "/embedded-" + page,
                                        c -> answer(c, purpose, entity.apply(c), null)));
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

    private void list(SignNowCall call) {
        SignNowPaging.answer(call, own(call).stream().map(link -> write(call, link)).toList());
    }

    private static ObjectNode write(SignNowCall call, SignNowLink link) {
        String address = call.state().links.address(link);
        return Answers.of("signing_link", link).put("url", address).put("url_no_signup", address);
    }

    /** SignNow does not say how it wants the link named, so that any of these will do. */
    private void deactivate(SignNowCall call) {
        String body = call.body().toString();
        List<SignNowLink> named =
                own(call).stream()
                        .filter(l -> body.contains(l.token()) || body.contains(l.entityId()))
                        .toList();
        SignNowError.notFound("Signing link").when(named.isEmpty());
        call.state().links.removeIf(named::contains);
        call.success();
    }

    private static List<SignNowLink> own(SignNowCall call) {
        return call.state().links.all().stream()
                .filter(link -> link.purpose() == Purpose.SIGN_AS_ANYBODY)
                .filter(link -> call.application().equals(link.application()))
                .toList();
    }
}
