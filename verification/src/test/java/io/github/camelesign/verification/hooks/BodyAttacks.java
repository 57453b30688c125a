// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import static io.github.camelesign.verification.hooks.Attack.harmless;
import static io.github.camelesign.verification.hooks.Attack.unread;
import static io.github.camelesign.verification.hooks.AttackKind.DEEP;
import static io.github.camelesign.verification.hooks.AttackKind.ODD;
import static io.github.camelesign.verification.hooks.AttackKind.WIDE;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bodies that cost much or mean nothing, all of them signed as if the provider sent them. */
final class BodyAttacks {

    private BodyAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(deep(), wide(), odd()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> deep() {
        return Stream.of(
                unread(DEEP, "100,000 lists", c -> c.text(t -> "[".repeat(100_000))),
                unread(DEEP, "100,000 objects", c -> c.text(t -> "{\"a\":".repeat(100_000))),
                unread(DEEP, "100,000 closed lists", c -> c.member("\"x\":" + nested(100_000))),
                unread(DEEP, "1,100 closed lists", c -> c.member("\"x\":" + nested(1100))),
                harmless(DEEP, "900 closed lists", c -> c.member("\"x\":" + nested(900))));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static Stream<Attack> wide() {
        return Stream.of(
                unread(WIDE, "1,000,000 numbers", call -> call.member(list("0", 1_000_000))),
                unread(WIDE, "1,000,000 empty objects", call -> call.member(list("{}", 1_000_000))),
                harmless(WIDE, "300,000 names", call -> call.member(names(300_000))),
                harmless(WIDE, "20,000 names of one hash", call -> call.member(oneHash())),
                harmless(WIDE, "200,000 times one name", c -> c.member(times("\"x\":0", 200_000))),
                unread(WIDE, "a name of 100,000 letters", c -> c.member(quoted(100_000) + ":0")),
                harmless(
                        WIDE, "a text of 4 MB", call -> call.member("\"x\":" + quoted(4_000_000))));
    }

    private static String list(String value, int times) {
        return "\"x\":[" + times(value, times) + "]";
    }

    private static String times(String value, int times) {
        return (value + ",").repeat(times - 1) + value;
    }

    private static String quoted(int length) {
        return "\"" + "a".repeat(length) + "\"";
    }

    private static String names(int number) {
        return IntStream.range(0, number)
                .mapToObj(name -> "\"n" + name + "\":0")
                .collect(Collectors.joining(","));
    }

    /** "Aa" and "BB" have the same, and so has what is made of them. */
    private static String oneHash() {
        return IntStream.range(0, 20_000)
                .mapToObj(
                        number ->
                                IntStream.range(0, 15)
                                        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                                        .collect(Collectors.joining("", "\"", "\":0")))
                .collect(Collectors.joining(","));
    }

    private static Stream<Attack> odd() {
        return Stream.of(
                unread(ODD, "text", call -> call.text(text -> "no JSON")),
                unread(ODD, "a list", call -> call.text(text -> "[" + text + "]")),
                unread(ODD, "null", call -> call.text(text -> "null")),
                unread(ODD, "an empty object", call -> call.text(text -> "{}")),
                unread(ODD, "a comment", call -> call.text(text -> "/**/" + text)),
                unread(ODD, "single quotes", call -> call.text(t -> t.replace('"', '\''))),
                unread(ODD, "a comma too many", c -> c.text(t -> t.replace("}", ",}"))),
                unread(ODD, "a number that is none", call -> call.member("\"x\":NaN")),
                unread(ODD, "1e999999999", call -> call.member("\"x\":1e999999999")),
                unread(ODD, "1e-999999999", call -> call.member("\"x\":1e-999999999")),
                unread(ODD, "1,000,000 digits", c -> c.member("\"x\":" + "9".repeat(1_000_000))),
                unread(
                        ODD,
                        "digits of a fraction",
                        c -> c.member("\"x\":0." + "9".repeat(1_000_000))),
                harmless(ODD, "300 digits", call -> call.member("\"x\":" + "9".repeat(300))),
                harmless(ODD, "half a letter", call -> call.member("\"x\":\"\\ud800\"")),
                harmless(ODD, "a letter of no text", call -> call.member("\"x\":\"\\u0000\"")),
                harmless(ODD, "an empty name", call -> call.member("\"\":0")),
                harmless(
                        ODD,
                        "line ends in a name",
                        call -> call.member("\"a\\r\\nb: c\":{\"id\":1}")),
                harmless(ODD, "a type of Java", c -> c.member("\"@class\":\"java.lang.Runtime\"")),
                harmless(
                        ODD,
                        "a type and its value",
                        c -> c.member("\"x\":[\"java.io.File\",\"/\"]")),
                harmless(ODD, "a member twice", call -> call.member("\"x\":1,\"x\":2")),
                harmless(
                        ODD, "an expression of Camel", c -> c.member("\"x\":\"${bean:x} {{y}}\"")));
    }
}
