// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.envelope;

import static io.github.camelesign.spi.JsonView.object;

import io.github.camelesign.spi.JsonView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The details of an envelope. Of some fields jSign's public pages show no name, or two: they are
 * read in all spellings that are likely.
 *
 * @param json answer of envelope/get
 */
public record EnvelopeDetails(Map<String, Object> json) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]");

    /** What is said of the envelope itself. */
    public Map<String, Object> envelope() {
        return object(json.get("envelope"));
    }

    public List<Map<String, Object>> signers() {
        return entries(object(json.get("recipients")).get("signers"));
    }

    public List<Map<String, Object>> observers() {
        return entries(object(json.get("recipients")).get("observers"));
    }

    /** What the sender files the envelope under. */
    public List<String> categories() {
        return categories(envelope());
    }

    /** The same of an envelope in a list, which has no details. */
    public static List<String> categories(Map<String, Object> envelope) {
        return envelope.get("categories") instanceof List<?> categories
                ? categories.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** jSign's own table spells the id of a document in the plural. */
    public List<String> documentIds() {
        return entries(json.get("documents")).stream()
                .map(
                        document ->
                                Stream.of(document.get("documents_id"), document.get("document_id"))
                                        .filter(Objects::nonNull)
                                        .findFirst()
                                        .orElse(null))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    /** The field's name is not known for certain, and its value may be text. */
    public static boolean hasSigned(Map<String, Object> signer) {
        return Stream.of("is_signed", "is_signing_completed", "is_sign_completed")
                .anyMatch(field -> "true".equalsIgnoreCase(String.valueOf(signer.get(field))));
    }

    /** Of a signer, or of somebody in the history, which has no e-mail addresses. */
    public static String name(Map<String, Object> person) {
        return Stream.of(person.get("first_name"), person.get("last_name"))
                .map(name -> name == null ? "" : name.toString().strip())
                .reduce("", (first, second) -> (first + " " + second).strip());
    }

    /** Whether an entry of the history is about something; its words are not all known. */
    public static boolean isAbout(Map<String, Object> entry, String word) {
        return String.valueOf(entry.get("activity")).toLowerCase(Locale.ROOT).contains(word);
    }

    /** The words of a status, of which case and blanks vary. */
    public static String plain(String status) {
        return BETWEEN_WORDS.matcher(status).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** What should be a list may be its one entry. */
    public static List<Map<String, Object>> entries(Object value) {
        return JsonView.objects(value instanceof Map ? List.of(value) : value);
    }
}
