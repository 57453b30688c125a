// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.github.camelesign.sandbox.core.FileStore;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The shapes of answers and messages, into which the facts of each are filled; first of all
 * envelopes.
 */
final class Answers {
    /** Finds the properties of JSON, too; those that are not there are empty. */
    private static final DefaultCollector PROPERTIES =
            new DefaultCollector() {
                @Override
                public Mustache.VariableFetcher createFetcher(Object context, String name) {
                    return context instanceof ObjectNode
                            ? (object, property) -> value(((ObjectNode) object).path(property))
                            : super.createFetcher(context, name);
                }
            };

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler()
                    .nullValue("")
                    .emptyStringIsFalse(true)
                    .withCollector(PROPERTIES)
                    .withFormatter(
                            v -> v instanceof Instant at ? Scalars.write(at) : String.valueOf(v));

    private static final Map<String, Template> JSON =
            JsonReader.resource(Answers.class, "answers.json").properties().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, one -> template(one.getValue())));

    private static final Template CONNECT = COMPILER.compile(text("connect.xml"));
    private static final Template CERTIFICATE =
            COMPILER.escapeHTML(false).compile(text("certificate.txt"));

    private Answers() {}

    private static Object value(JsonNode node) {
        return node.isContainerNode() ? node : node.asText();
    }

    /** A resource of this provider. */
    static String text(String name) {
        return new String(FileStore.resource(Answers.class, name), UTF_8);
    }

    private static Template template(JsonNode shape) {
        Function<String, char[]> quoted = JsonStringEncoder.getInstance()::quoteAsString;
        return COMPILER.withEscaper(text -> new String(quoted.apply(text)))
                .compile(shape.toString());
    }

    /**
     * Fills a shape in.
     *
     * @param facts an object or a map, of whose properties the shape names some
     */
    static ObjectNode of(String shape, Object facts) {
        return DocuSignError.JSON.of(JSON.get(shape).execute(facts));
    }

    /** The same of many, in an array of that name. */
    static ObjectNode list(String name, String shape, List<?> facts) {
        ObjectNode json = JsonReader.object();
        facts.forEach(one -> json.withArray(name).add(of(shape, one)));
        json.withArray(name);
        return json;
    }

    /** The message of Connect from before it had JSON: the envelope's state, whatever happened. */
    static byte[] connectXml(DocuSignEnvelope envelope, Instant generated) {
        Mustache.Lambda capital =
                (word, out) -> {
                    String text = word.execute();
                    out.write(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
                };
        return CONNECT.execute(
                        Map.of("envelope", envelope, "generated", generated, "capital", capital))
                .getBytes(UTF_8);
    }

    /** The lines of a certificate. */
    static List<String> certificate(DocuSignEnvelope envelope, List<Event.Entry> audit) {
        return CERTIFICATE.execute(Map.of("envelope", envelope, "audit", audit)).lines().toList();
    }

    /**
     * An envelope.
     *
     * @param includes whether the client asked for a part of it
     */
    static ObjectNode envelope(DocuSignEnvelope envelope, Predicate<String> includes) {
        ObjectNode json = of("envelope", envelope);
        envelope.data().properties().stream()
                .filter(field -> field.getValue().isTextual())
                .forEach(field -> json.set(field.getKey(), field.getValue()));
        json.remove("transactionId");
        if (includes.test("custom_fields")) {
            json.set("customFields", CustomFields.of(envelope.data().deepCopy()));
        }
        if (includes.test("documents") || includes.test("extensions")) {
            json.set("envelopeDocuments", documents(envelope));
        }
        if (includes.test("recipients") || includes.test("tabs")) {
            json.set("recipients", recipients(envelope, includes.test("tabs")));
        }
        if (includes.test("folders")) {
            json.putArray("folders").add(Folder.of(envelope).json(envelope.owner()));
        }
        if (includes.test("attachments")) {
            json.putArray("envelopeAttachments");
        }
        return json;
    }

    /** Beside the documents, what the envelope's certificate is. */
    static ArrayNode documents(DocuSignEnvelope envelope) {
        ArrayNode rows = JsonReader.object().arrayNode();
        envelope.documentsInOrder().forEach(document -> rows.add(document(envelope, document)));
        return envelope.isTemplate() || rows.isEmpty()
                ? rows
                : rows.add(of("certificate", envelope));
    }

    static ObjectNode document(DocuSignEnvelope envelope, EnvelopeDocument document) {
        return document("document", envelope, document);
    }

    private static ObjectNode document(
            String shape, DocuSignEnvelope envelope, EnvelopeDocument document) {
        ObjectNode json = of(shape, Map.of("envelope", envelope, "document", document));
        return json.setAll(document.definition().deepCopy().retain("documentFields"));
    }

    static ObjectNode recipients(DocuSignEnvelope envelope, boolean tabs) {
        int last = envelope.recipients().stream().mapToInt(Recipient::order).max().orElse(1);
        int turn = EnvelopeLife.turn(envelope).orElse(last);
        return grouped(envelope.recipients(), tabs)
                .put("recipientCount", String.valueOf(envelope.recipients().size()))
                .put("currentRoutingOrder", String.valueOf(turn));
    }

    /** An array for each kind of recipient, even when it is empty. */
    static ObjectNode grouped(List<Recipient> recipients, boolean tabs) {
        ObjectNode json = JsonReader.object();
        for (Recipient.Kind kind : Recipient.Kind.values()) {
            json.putArray(kind.array);
        }
        recipients.forEach(one -> json.withArray(one.kind().array).add(one.json(tabs)));
        return json;
    }

    static ObjectNode template(DocuSignEnvelope template, Predicate<String> includes) {
        ObjectNode json = envelope(template, includes.or("recipients"::equals));
        json.remove(List.of("envelopeId", "envelopeUri", "status", "sender", "purgeState"));
        json.setAll(of("template", template));
        if (includes.test("documents")) {
            ArrayNode documents = json.putArray("documents");
            for (EnvelopeDocument document : template.documentsInOrder()) {
                documents.add(document("templateDocument", template, document));
            }
        }
        return json;
    }
}
