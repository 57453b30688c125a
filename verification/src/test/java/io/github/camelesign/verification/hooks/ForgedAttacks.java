// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import static io.github.camelesign.verification.hooks.Attack.harmless;
import static io.github.camelesign.verification.hooks.Attack.rejected;
import static io.github.camelesign.verification.hooks.AttackKind.FORGED;
import static io.github.camelesign.verification.hooks.AttackKind.REPLAYED;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelesign.testing.route.WebhookRoute;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Calls of somebody who has no secret, or only a message that somebody else signed. */
final class ForgedAttacks {

    private static final Predicate<Hook> HMAC = hook -> hook.proof() == Hook.Proof.HMAC;
    private static final Predicate<Hook> SHARED = HMAC.negate();
    private static final Predicate<Hook> HEADER =
            hook -> HMAC.test(hook) || hook.proof() == Hook.Proof.HEADER;
    private static final Predicate<Hook> BASE64 = HMAC.and(hook -> hook != Hook.YOUSIGN);

    private ForgedAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(proofs(), others(), headers(), replays()).flatMap(attacks -> attacks);
    }

    private static Attack proof(String name, UnaryOperator<String> change) {
        return rejected(FORGED, name, call -> call.proof(change), 401);
    }

    private static Stream<Attack> proofs() {
        return Stream.of(
                rejected(FORGED, "none", RawCall::noProof, 401),
                proof("empty", right -> ""),
                proof("one letter", right -> "x"),
                proof("without its last letter", right -> right.substring(0, right.length() - 1)),
                proof("without its first letter", right -> right.substring(1)),
                proof("one letter more", right -> right + "0"),
                proof("one letter changed", right -> "!" + right.substring(1)),
                proof("its letters reversed", r -> new StringBuilder(r).reverse().toString()),
                proof("twice", right -> right + right),
                proof("twice with a comma", right -> right + "," + right),
                proof("twice with a blank", right -> right + " " + right),
                proof("in quotes", right -> "\"" + right + "\""),
                proof("with a scheme", right -> "Bearer " + right),
                proof("with an algorithm", right -> "sha256=" + right),
                proof("with another algorithm", right -> "sha1=" + right),
                proof("with a version", right -> "v1=" + right),
                proof("as a wildcard", right -> "*"),
                proof("null", right -> "null"),
                proof("true", right -> "true"),
                proof("a condition of SQL", right -> "' OR '1'='1"),
                proof("an expression of Camel", right -> "${header.secret}"),
                proof("a placeholder of Camel", right -> "{{secret}}"),
                proof("3,000 letters", right -> "a".repeat(3000)),
                proof("a letter that looks alike", right -> "\u0430" + right.substring(1)),
                proof("a letter of full width", right -> "\uff10" + right.substring(1)),
                proof("a blank of no width", right -> right + "\u200b"),
                proof("percent-encoded twice", right -> "%25" + right),
                harmless(
                        FORGED,
                        "blanks around it",
                        call -> call.proof(right -> " " + right + "\t")),
                proof("upper case", right -> right.toUpperCase(Locale.ROOT)),
                proof("lower case", right -> right.toLowerCase(Locale.ROOT))
                        // the digits of hexadecimal numbers are the same in any case
                        .elsewhere(hook -> hook != Hook.YOUSIGN, 1, 200));
    }

    private static Stream<Attack> others() {
        return Stream.of(
                rejected(FORGED, "with another secret", c -> c.secret("another"), 401),
                rejected(
                        FORGED,
                        "with a secret that was replaced",
                        call -> call.secret(Hook.OLDER_SECRET),
                        401),
                rejected(FORGED, "with an empty secret", c -> c.secret(" "), 401),
                rejected(
                        FORGED,
                        "with the secret in upper case",
                        call -> call.secret(Hook.SECRET.toUpperCase(Locale.ROOT)),
                        401),
                rejected(FORGED, "over no bytes", c -> c.signedOver(b -> new byte[0]), 401)
                        .at(HMAC),
                rejected(
                                FORGED,
                                "over another message",
                                call -> call.signedOver(body -> call.hook().message("other")),
                                401)
                        .at(HMAC),
                rejected(
                                FORGED,
                                "over the body with another line end",
                                call -> call.signedOver(b -> (text(b) + "\n").getBytes(UTF_8)),
                                401)
                        .at(HMAC),
                rejected(
                                FORGED,
                                "over the body without blanks",
                                call ->
                                        call.text(message -> message.replace(":", " : "))
                                                .signedOver(
                                                        b ->
                                                                text(b).replace(" ", "")
                                                                        .getBytes(UTF_8)),
                                401)
                        .at(HMAC),
                rejected(FORGED, "the secret itself", c -> c.proof(r -> Hook.SECRET), 401).at(HMAC),
                proof("without padding", right -> right.replace("=", "")).at(BASE64),
                proof("with the letters of URLs", r -> "-" + r.substring(1)).at(BASE64),
                proof("as base64 of base64", right -> base64(right.getBytes(UTF_8))).at(HMAC),
                proof("base64 where hex is right", r -> "sha256=" + base64(hex(r.substring(7))))
                        .at(hook -> hook == Hook.YOUSIGN),
                proof("hex without its algorithm", right -> right.substring(7))
                        .at(hook -> hook == Hook.YOUSIGN),
                proof("its algorithm in upper case", r -> "SHA256=" + r.substring(7))
                        .at(hook -> hook == Hook.YOUSIGN),
                proof("hex where base64 is right", ForgedAttacks::base64ToHex)
                        .at(hook -> hook == Hook.DOCUSIGN),
                harmless(FORGED, "hex, which some report", c -> c.proof(ForgedAttacks::base64ToHex))
                        .at(hook -> hook == Hook.SIGNNOW),
                rejected(
                                FORGED,
                                "the token in a header",
                                call -> call.noProof().header("token: " + Hook.SECRET),
                                401)
                        .at(SHARED),
                rejected(
                                FORGED,
                                "the token as bearer",
                                call ->
                                        call.noProof()
                                                .header("Authorization: Bearer " + Hook.SECRET),
                                401)
                        .at(SHARED),
                rejected(
                                FORGED,
                                "the token in another member",
                                call -> call.noProof().member("\"token\":\"" + Hook.SECRET + "\""),
                                401)
                        .at(SHARED),
                rejected(
                                FORGED,
                                "a list of tokens",
                                call ->
                                        call.noProof()
                                                .member(
                                                        "\"metadata\":{\"token\":[\"%s\"]}"
                                                                .formatted(Hook.SECRET)),
                                401)
                        .at(SHARED));
    }

    private static Stream<Attack> headers() {
        return Stream.of(
                harmless(
                                FORGED,
                                "a wrong header beside the right one",
                                call -> call.header(call.hook().header("wrong", call.body())))
                        .at(HEADER),
                rejected(
                                FORGED,
                                "two wrong headers",
                                call ->
                                        call.secret("wrong")
                                                .header(call.hook().header("wrong", new byte[1])),
                                401)
                        .at(HEADER),
                rejected(
                                FORGED,
                                "the header with underscores",
                                call ->
                                        call.noProof()
                                                .header(
                                                        call.hook()
                                                                .header(Hook.SECRET, call.body())
                                                                .replaceFirst("X-", "X_")),
                                401)
                        .at(HEADER),
                harmless(
                                FORGED,
                                "the header in lower case",
                                call ->
                                        call.noProof()
                                                .header(
                                                        lowerName(
                                                                call.hook()
                                                                        .header(
                                                                                Hook.SECRET,
                                                                                call.body()))))
                        .at(HEADER),
                docuSign("X-DocuSign-Signature-0"),
                docuSign("X-DocuSign-Signature-101"),
                docuSign("X-DocuSign-Signature"),
                docuSign("X-Authorization-Digest"),
                rejected(
                        FORGED,
                        "another provider's header",
                        call ->
                                call.noProof()
                                        .header(
                                                "X-Hub-Signature-256: sha256="
                                                        + base64ToHex(
                                                                WebhookRoute.sign(
                                                                        Hook.SECRET, call.body()))),
                        401));
    }

    private static Attack docuSign(String header) {
        return rejected(
                        FORGED,
                        "the right signature as " + header,
                        call ->
                                call.noProof()
                                        .header(
                                                header
                                                        + ": "
                                                        + WebhookRoute.sign(
                                                                Hook.SECRET, call.body())),
                        401)
                .at(hook -> hook == Hook.DOCUSIGN);
    }

    private static Stream<Attack> replays() {
        return Stream.of(
                harmless(REPLAYED, "twice", call -> call.times(2)),
                harmless(REPLAYED, "ten times", call -> call.times(10)),
                age("16 days old", Duration.ofDays(16)),
                age("of 2019", Duration.ofDays(2600)),
                age("of 1970", Duration.ofDays(20_000)),
                age("two days ahead", Duration.ofDays(-2)),
                age("of the next century", Duration.ofDays(-36_000)),
                harmless(REPLAYED, "14 days old", call -> call.age(Duration.ofDays(14))),
                harmless(REPLAYED, "an hour ahead", call -> call.age(Duration.ofHours(-1))));
    }

    /** Only a signed time says how old a message is. */
    private static Attack age(String name, Duration age) {
        return rejected(REPLAYED, name, call -> call.age(age), 403).elsewhere(HMAC, 1, 200);
    }

    private static String lowerName(String header) {
        int colon = header.indexOf(':');
        return header.substring(0, colon).toLowerCase(Locale.ROOT) + header.substring(colon);
    }

    private static String text(byte[] body) {
        return new String(body, UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static String base64ToHex(String base64) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }
}
