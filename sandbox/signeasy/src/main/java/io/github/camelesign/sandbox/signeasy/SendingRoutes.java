// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.signeasy.Sending.Field;
import io.github.camelesign.sandbox.signeasy.Sending.Kind;
import io.github.camelesign.sandbox.signeasy.Sending.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Sends an original, with fields or without, a template, or an envelope of several documents, to
 * which its fields point by numbers that the client makes up. What a body must have and may have is
 * in the description.
 */
final class SendingRoutes {
    private static final Pattern PAGES = Pattern.compile("(\\d{1,4})(?::(\\d{1,4}))?");

    private final SigneasyCall call;
    private final ObjectNode body;

    /** The people in the order in which they are named, which is that in which they sign. */
    private final List<Signer> recipients = new ArrayList<>();

    private final List<Source> sources = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    /** The roles of each document that somebody has. */
    private final Map<Integer, Set<Integer>> roles = new HashMap<>();

    private SendingRoutes(SigneasyCall call) {
        this.call = call;
        this.body = call.body();
    }

    static void mount(SigneasyEndpoints api) {
        api.on("POST", "/v1/files/pending", call -> original(call, false));
        api.on("POST", "/v1/files/pending/fields", call -> original(call, true));
        api.on(
                "POST",
                "/v1/files/pending/template",
                call -> template(call, call.body().path("template_file_id").asText()));
        api.on("POST", "/v3/rs", call -> original(call, false));
        api.on("POST", "/v3/template/:id/rs", call -> template(call, call.path("id")));
        api.on("POST", "/v3/rs/envelope", SendingRoutes::envelope);
    }

    private static void original(SigneasyCall call, boolean withFields) {
        String id = call.body().path("original_file_id").asText();
        SendingRoutes sending = new SendingRoutes(call);
        sending.sources.add(Source.of(call.document(Document.Type.ORIGINAL, id)));
        sending.readRecipients();
        if (withFields) {
            sending.body.path("fields_payload").forEach(sending::placeByEmail);
        }
        sending.answer();
    }

    private static void template(SigneasyCall call, String id) {
        Document template = call.document(Document.Type.TEMPLATE, id);
        SendingRoutes sending = new SendingRoutes(call);
        sending.sources.add(Source.of(template));
        sending.readRecipients();
        for (Signer recipient : sending.recipients) {
            sending.assign(sending.given(recipient), recipient, 0);
        }
        sending.requireAllRoles();
        sending.body.path("merge_fields").forEach(merge -> sending.fill(merge, 0));
        sending.answer();
    }

    private static void envelope(SigneasyCall call) {
        SendingRoutes sending = new SendingRoutes(call);
        JsonNode body = sending.body;
        sending.readRecipients();
        requireDistinct(body.path("recipients"), "recipient_id");
        requireDistinct(body.path("sources"), "source_id");
        body.path("sources").forEach(sending::readSource);
        body.path("fields_payload").forEach(sending::place);
        for (JsonNode json : body.path("recipient_role_mapping")) {
            sending.assign(json, sending.recipient(json), sending.source(json));
        }
        sending.requireAllRoles();
        body.path("merge_fields").forEach(merge -> sending.fill(merge, sending.source(merge)));
        call.answer(SigneasyJson.of(sending.send(Kind.ENVELOPE), true));
    }

    private static void requireDistinct(JsonNode all, String name) {
        List<Integer> keys = all.findValues(name).stream().map(JsonNode::asInt).toList();
        SigneasyError.invalid("Each " + name + " may be there once only")
                .when(Set.copyOf(keys).size() < keys.size());
    }

    private void readRecipients() {
        for (JsonNode person : body.path("recipients")) {
            recipients.add(call.state().recipient(person, recipients.size() + 1));
        }
    }

    /** What the sender said about somebody. */
    private JsonNode given(Signer recipient) {
        return body.path("recipients").path(recipient.order() - 1);
    }

    private void readSource(JsonNode source) {
        String type = source.path("type").asText().toUpperCase(Locale.ROOT);
        Document document = call.document(Document.Type.valueOf(type), source.path("id").asText());
        String name = source.path("name").asText(document.name());
        sources.add(new Source(document, source.path("source_id").asInt(), name));
    }

    private Signer recipient(JsonNode json) {
        JsonNode key = json.path("recipient_id");
        return one(recipients, r -> given(r).path("recipient_id").asInt() == key.asInt(), key);
    }

    /** Counted from 0. */
    private int source(JsonNode json) {
        JsonNode key = json.path("source_id");
        return sources.indexOf(one(sources, source -> source.key() == key.asInt(), key));
    }

    private static <T> T one(List<T> all, Predicate<T> isMeant, JsonNode name) {
        return all.stream()
                .filter(isMeant)
                .findFirst()
                .orElseThrow(() -> SigneasyError.invalid("There is no " + name.asText()));
    }

    private void assign(JsonNode json, Signer recipient, int source) {
        int role = json.path("role_id").asInt();
        fields.add(sources.get(source).document().signature(role, recipient.order(), source));
        roles.computeIfAbsent(source, s -> new HashSet<>()).add(role);
    }

    private void requireAllRoles() {
        for (int i = 0; i < sources.size(); i++) {
            if (roles.getOrDefault(i, Set.of()).size() < sources.get(i).document().roles().size()) {
                throw SigneasyError.invalid("Each role of the template needs a recipient");
            }
        }
    }

    private void fill(JsonNode merge, int source) {
        String label = merge.path("label").asText();
        String value = merge.path("value").asText("");
        fields.add(sources.get(source).document().text(label, value, source));
    }

    private void placeByEmail(JsonNode json) {
        JsonNode email = json.path("email");
        Signer recipient = one(recipients, r -> r.is(email.asText()), email);
        int page = json.path("page_number").asInt();
        pages(String.valueOf(page), sources.get(0).document().upload().pages());
        fields.add(Field.of(recipient, 0, json, page, json));
    }

    /** One field for each page that it is to stand on; nobody looks for a reference text. */
    private void place(JsonNode json) {
        int source = source(json);
        JsonNode position = json.path("position");
        int count = sources.get(source).document().upload().pages();
        IntStream pages =
                position.path("mode").asText().equals("fixed")
                        ? pages(json.path("page_number").asText(), count)
                        : IntStream.of(0);
        pages.mapToObj(page -> Field.of(recipient(json), source, json, page, position))
                .forEach(fields::add);
    }

    private static IntStream pages(String wanted, int pages) {
        if (wanted.equals("all")) {
            return IntStream.rangeClosed(1, pages);
        }
        if (wanted.equals("-1")) {
            return IntStream.of(Field.LAST_PAGE);
        }
        Matcher range = PAGES.matcher(wanted);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (first >= 1 && first <= pages && last >= 1 && last <= pages) {
                return IntStream.rangeClosed(first, last);
            }
        }
        throw SigneasyError.invalid("There is no page_number " + wanted);
    }

    private void answer() {
        call.answer(Map.of("pending_file_id", Integer.valueOf(send(Kind.REQUEST).id())));
    }

    private Circulation<Sending> send(Kind kind) {
        int days = body.path("expiry").asInt();
        Duration life = days == 0 ? call.state().expiry : Duration.ofDays(days);
        Sending sending =
                new Sending(
                        kind,
                        call.user(),
                        call.origin(),
                        body.path("name").asText(sources.get(0).name()),
                        body.path("message").asText(""),
                        SigneasyCall.flag(body, "is_ordered", false),
                        SigneasyCall.flag(body, "embedded_signing", false),
                        List.copyOf(sources),
                        List.copyOf(fields),
                        body.path("cc").findValuesAsText("email"),
                        call.newer() ? body.get("request_info") : null);
        Instant end = call.newer() ? call.now().plus(life) : null;
        return call.state().sendTo(recipients, sending, end);
    }
}
