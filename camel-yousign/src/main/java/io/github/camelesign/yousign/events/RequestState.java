// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a list shows of a signature request, or of a procedure of v2: its status, and those of the
 * people who sign or approve. As text it is what a poll remembers: {@code ongoing 5e7a1b2c=signed
 * 90ab12cd=notified}.
 *
 * @param people the beginning of a person's id to the status
 */
record RequestState(String status, Map<String, String> people) {

    private static final List<String> ROLES = List.of("signers", "approvers", "members");

    /** Nothing has happened to somebody of this status yet; in v2 it is called pending. */
    private static final Set<String> WAITING = Set.of("initiated", "pending");

    /** Enough of an id to distinguish the people of one request. */
    private static final int PREFIX = 8;

    static RequestState of(Map<String, Object> request) {
        Map<String, String> people = new LinkedHashMap<>();
        for (String role : ROLES) {
            objects(request.get(role))
                    .forEach(
                            person ->
                                    people.put(key(person.get("id")), text(person.get("status"))));
        }
        return new RequestState(text(request.get("status")), people);
    }

    /** Of nobody in any status, if there is no text. */
    static RequestState parse(String text) {
        if (text == null) {
            return new RequestState(null, Map.of());
        }
        String[] words = text.split(" ");
        Map<String, String> people = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] person = words[i].split("=", 2);
            people.put(person[0], person[1]);
        }
        return new RequestState(words[0], people);
    }

    /** Whether somebody's status is one to report, and not the known one. */
    boolean isNews(Map<String, Object> person) {
        String status = text(person.get("status"));
        return status != null
                && !WAITING.contains(status)
                && !status.equals(people.get(key(person.get("id"))));
    }

    /** In v2 a path comes before the id. */
    static String key(Object id) {
        String text = String.valueOf(id).replaceFirst(".*/", "");
        return text.substring(0, Math.min(PREFIX, text.length()));
    }

    @Override
    public String toString() {
        return people.entrySet().stream()
                .map(person -> " " + person.getKey() + "=" + person.getValue())
                .collect(Collectors.joining("", String.valueOf(status), ""));
    }
}
