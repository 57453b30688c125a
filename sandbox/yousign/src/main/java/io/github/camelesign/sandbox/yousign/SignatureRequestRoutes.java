// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.Person.Kind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code /signature_requests}: create, show, list, change and move them through their life; their
 * labels, metadata and followers, and whom they ask for consent and documents.
 */
final class SignatureRequestRoutes {
    private static final String PATH = "/signature_requests";
    private static final String ONE = PATH + "/:id";
    private static final String LABEL = ONE + "/labels/:label";
    private static final String METADATA = ONE + "/metadata";
    private static final String FOLLOWERS = ONE + "/followers";
    private static final String DOCUMENTS = ONE + "/signers/:signer/documents";
    private static final String PERMANENTLY = "permanent_delete";
    private static final int MOST_LABELS = 50;
    private static final int MOST_FOLLOWERS = 100;
    private static final int MOST_ASKED_FOR = 10;

    private SignatureRequestRoutes() {}

    static void mount(YousignEndpoints api) {
        api.show("POST", PATH, SignatureRequestRoutes::create);
        api.show("GET", PATH, c -> c.part(ListQuery.newestFirst(c.state().requests.listed())));
        api.show("GET", ONE, call -> call.signatureRequest().json());
        api.show("PATCH", ONE, c -> new RequestMaker(c.state()).change(c.draft(), c.body()).json());
        api.run(
                "DELETE",
                ONE,
                call -> call.signatureRequest().delete("true".equals(call.query(PERMANENTLY))));
        api.show("POST", ONE + "/activate", SignatureRequestRoutes::activate);
        api.show("POST", ONE + "/cancel", SignatureRequestRoutes::cancel);
        api.show("POST", ONE + "/reactivate", SignatureRequestRoutes::reactivate);
        api.on("GET", "/consumptions/export", SignatureRequestRoutes::export);
        api.show("GET", ONE + "/labels", call -> data(call.signatureRequest().labels()));
        api.run("PUT", LABEL, SignatureRequestRoutes::addLabel);
        api.run("DELETE", LABEL, SignatureRequestRoutes::removeLabel);
        api.show("GET", METADATA, call -> call.stored(call.storePath()));
        api.show("POST", METADATA, SignatureRequestRoutes::createMetadata);
        api.show("PUT", METADATA, SignatureRequestRoutes::setMetadata);
        api.run(
                "DELETE",
                METADATA,
                call -> {
                    call.stored(call.storePath());
                    call.state().resources().remove(call.storePath());
                });
        api.show("GET", FOLLOWERS, call -> data(shown(call, followers(call))));
        api.show("POST", FOLLOWERS, SignatureRequestRoutes::addFollowers);
        for (String kind : List.of("consent_requests", "document_requests")) {
            String signer = ONE + "/" + kind + "/:asked/signers/:signer";
            api.show("PUT", signer, call -> changeSigners(call, true));
            api.show("DELETE", signer, call -> changeSigners(call, false));
        }
        // nobody in the sandbox uploads any
        api.show("GET", DOCUMENTS, call -> signed(call).part(List.of()));
        api.run("DELETE", DOCUMENTS, SignatureRequestRoutes::signed);
    }

    private static JsonNode create(YousignCall call) {
        RequestMaker maker = new RequestMaker(call.state());
        ObjectNode body = call.body();
        SignatureRequest request =
                body.has("signature_request_id") ? maker.duplicate(body) : maker.create(body);
        call.state().requests.add(request);
        return request.json();
    }

    private static JsonNode activate(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        if (call.body().has("sender_id")) {
            JsonNode sender = call.body().get("sender_id");
            call.state().accounts.users.named(sender, "sender_id");
            request.settings.set("sender_id", sender);
        }
        request.activate();
        return request.json(Recipient::linkJson);
    }

    private static JsonNode cancel(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        request.cancel(call.body().get("reason").asText());
        return request.json();
    }

    private static JsonNode reactivate(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        ZoneId zone = ZoneId.of(request.settings.path("timezone").asText());
        request.reactivate(RequestMaker.expiration(call.body(), zone, call.now()));
        return request.json();
    }

    /** Which signature requests were activated, as CSV. */
    private static void export(YousignCall call) {
        LocalDate from = LocalDate.parse(call.query("from"));
        LocalDate to = LocalDate.parse(call.query("to"));
        YousignError.refused("consumption.date_out_of_range", "from must not be later than to")
                .when(from.isAfter(to));
        StringBuilder csv = new StringBuilder("date,source,signature_request_id,name\n");
        for (SignatureRequest request : call.state().requests.all()) {
            LocalDate day = Forms.day(request.settings.path("activated_at").asText("0000-01-01"));
            if (!day.isBefore(from) && !day.isAfter(to)) {
                String name = request.name().replace("\"", "\"\"");
                csv.append("%s,public_api,%s,\"%s\"\n".formatted(day, request.id, name));
            }
        }
        call.file("text/csv", "consumptions.csv", csv.toString().getBytes(UTF_8));
    }

    private static JsonNode data(ArrayNode list) {
        return JsonReader.object().set("data", list);
    }

    private static void addLabel(YousignCall call) {
        Set<String> labels = call.signatureRequest().labelIds;
        String label = call.state().labels.get(call.path("label")).path("id").asText();
        YousignError.tooMany("labels", MOST_LABELS)
                .when(labels.size() == MOST_LABELS && !labels.contains(label));
        labels.add(label);
    }

    private static void removeLabel(YousignCall call) {
        YousignError.notFound("Label " + call.path("label"))
                .when(!call.signatureRequest().labelIds.remove(call.path("label")));
    }

    private static JsonNode createMetadata(YousignCall call) {
        YousignError.refused(
                        "metadata.already_exists", "The signature request has metadata already")
                .when(call.state().resources().holds(call.storePath()));
        return setMetadata(call);
    }

    private static JsonNode setMetadata(YousignCall call) {
        call.signatureRequest();
        call.state().resources().put(call.storePath(), call.body());
        return call.body();
    }

    private static List<ObjectNode> followers(YousignCall call) {
        return call.signatureRequest().followers;
    }

    private static JsonNode addFollowers(YousignCall call) {
        List<ObjectNode> added = new ArrayList<>();
        call.json().forEach(follower -> added.add((ObjectNode) follower));
        YousignError.tooMany("followers", MOST_FOLLOWERS)
                .when(followers(call).size() + added.size() > MOST_FOLLOWERS);
        followers(call).addAll(added);
        return shown(call, added);
    }

    /** With the link where they look, once there is something to see. */
    private static ArrayNode shown(YousignCall call, List<ObjectNode> followers) {
        SignatureRequest request = call.signatureRequest();
        var links = request.state.links;
        String link =
                request.status == Status.DRAFT ? null : links.address(links.to(request, null));
        return YousignCall.array(followers, one -> one.deepCopy().put("follower_link", link));
    }

    /** Puts a signer among those who are asked, or takes them out. */
    private static JsonNode changeSigners(YousignCall call, boolean isAsked) {
        String path = call.storePath().replaceFirst("/signers/[^/]+$", "");
        ObjectNode asked = call.stored(path);
        String signer = call.draft().person(Kind.SIGNER, call.path("signer")).id;
        ArrayNode signers = asked.withArray("signer_ids");
        int before = signers.size();
        signers.removeIf(id -> id.asText().equals(signer));
        if (isAsked) {
            signers.add(signer);
        } else if (signers.size() == before) {
            throw YousignError.notFound("Signer " + signer);
        }
        call.state().resources().put(path, asked);
        return asked;
    }

    /** A call about a signer who has signed. */
    private static YousignCall signed(YousignCall call) {
        Recipient signer = call.signatureRequest().person(Kind.SIGNER, call.path("signer"));
        YousignError.incompatible("signer", "The signer has not signed")
                .when(!signer.hasAccepted());
        return call;
    }

    /** Consent, and documents of their own, are asked for in drafts only. */
    static void checkAsked(YousignCall call, boolean isNew, ObjectNode given) {
        SignatureRequest request = call.draft();
        int others = call.state().resources().below(call.storePath()).size();
        YousignError.tooMany("requests", MOST_ASKED_FOR).when(isNew && others >= MOST_ASKED_FOR);
        for (JsonNode id : given.path("signer_ids")) {
            YousignError.unknown("signer_ids", id)
                    .unless(request.signers, one -> one.id.equals(id.asText()));
        }
        if (given.hasNonNull("document_id")) {
            request.document(given.get("document_id").asText());
        }
    }
}
