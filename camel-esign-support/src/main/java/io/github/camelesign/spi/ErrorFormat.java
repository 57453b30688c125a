// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of the fields by which a provider's errors are read. Gateways before a provider answer
 * in shapes of their own, so names in common use count beside those of the provider.
 *
 * @param codes hold the error code; the first that is there counts
 * @param messages hold what went wrong in words; the first that is there counts
 * @param details hold lists of what is wrong with the fields of a request
 * @param names hold the name of a field in an entry of those lists
 * @param reasons hold what is wrong with it
 */
public record ErrorFormat(
        List<String> codes,
        List<String> messages,
        List<String> details,
        List<String> names,
        List<String> reasons) {

    /** Names of RFC 6749, of RFC 9457 and of many APIs. */
    public static final ErrorFormat COMMON =
            new ErrorFormat(
                    List.of("code", "error_code", "error", "type"),
                    List.of("message", "error_description", "detail", "title", "error"),
                    List.of(),
                    List.of(),
                    List.of());

    /** The same, with further names of the error code that count first. */
    public ErrorFormat withCodes(String... more) {
        return new ErrorFormat(before(more, codes), messages, details, names, reasons);
    }

    /** The same, with further names of the message that count first. */
    public ErrorFormat withMessages(String... more) {
        return new ErrorFormat(codes, before(more, messages), details, names, reasons);
    }

    /** The same, with lists that say what is wrong with each field of the request. */
    public ErrorFormat withDetails(List<String> details, List<String> names, List<String> reasons) {
        return new ErrorFormat(codes, messages, details, names, reasons);
    }

    private static List<String> before(String[] first, List<String> then) {
        List<String> all = new ArrayList<>(List.of(first));
        Stream.of(then).flatMap(List::stream).filter(n -> !all.contains(n)).forEach(all::add);
        return List.copyOf(all);
    }
}
