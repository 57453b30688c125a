// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.github.camelesign.sandbox.core.JsonReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The shapes of answers and messages, into which the facts of each are filled. */
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

    private static final Template CONNECT = COMPILER.compile(resource("connect.xml"));
    private static final Template CERTIFICATE =
            COMPILER.escapeHTML(false).compile(resource("certificate.txt"));

    private Answers() {}

    private static Reader resource(String name) {
        return new InputStreamReader(Answers.class.getResourceAsStream(name), UTF_8);
    }

    private static Object value(JsonNode node) {
        return node.isContainerNode() ? node : node.asText();
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
        Map<String, Object> facts = Map.of("envelope", envelope, "audit", audit);
        return CERTIFICATE.execute(facts).lines().toList();
    }
}
