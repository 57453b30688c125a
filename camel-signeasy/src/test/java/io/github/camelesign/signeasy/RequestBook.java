// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signature requests as Signeasy lists them. Written from Signeasy's pages; it shares no code with
 * the component.
 */
public final class RequestBook {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, Map<String, Object>> requests = new LinkedHashMap<>();
    private final Map<Integer, Integer> signed = new LinkedHashMap<>();

    public void create(int id, Instant at, String... emails) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", id);
        request.put("status", "incomplete");
        request.put("owner_email", "owner@acme.test");
        request.put("owner_user_id", 1);
        request.put("created_time", at.getEpochSecond());
        request.put("last_modified_time", at.getEpochSecond());
        request.put("next", null);
        List<Map<String, Object>> recipients = new ArrayList<>();
        for (String email : emails) {
            Map<String, Object> recipient = new LinkedHashMap<>();
            recipient.put("recipient_id", id * 10 + recipients.size());
            recipient.put("email", email);
            recipient.put("status", "not_viewed");
            recipient.put("last_modified_time", at.getEpochSecond());
            recipients.add(recipient);
        }
        request.put("recipients", recipients);
        requests.put(id, request);
    }

    /** A recipient does something; the last signature completes the request. */
    @SuppressWarnings("unchecked")
    public void recipient(int id, Instant at, String email, String status) {
        Map<String, Object> request = requests.get(id);
        List<Map<String, Object>> recipients =
                (List<Map<String, Object>>) request.get("recipients");
        recipients.stream()
                .filter(recipient -> email.equals(recipient.get("email")))
                .forEach(
                        recipient -> {
                            recipient.put("status", status);
                            recipient.put("last_modified_time", at.getEpochSecond());
                        });
        if (recipients.stream().allMatch(r -> "finalized".equals(r.get("status")))) {
            end(id, at, "complete");
            signed.put(id, id + 1000);
        } else if ("declined".equals(status)) {
            end(id, at, "recipient_declined");
        } else {
            touch(id, at);
        }
    }

    public void end(int id, Instant at, String status) {
        requests.get(id).put("status", status);
        touch(id, at);
    }

    public void touch(int id, Instant at) {
        requests.get(id).put("last_modified_time", at.getEpochSecond());
    }

    public Map<String, Object> request(int id) {
        return requests.get(id);
    }

    /** What the list of requests answers. */
    public String list() {
        return json(Map.of("count", requests.size(), "files", List.copyOf(requests.values())));
    }

    /** What the list of signed files of v1 answers. */
    public String signedList() {
        List<Map<String, Object>> files = new ArrayList<>();
        signed.forEach(
                (id, file) -> files.add(Map.of("id", file, "pending_file", requests.get(id))));
        return json(Map.of("count", files.size(), "files", files));
    }

    /** A call about a request that the secret of the URL is to verify. */
    public String message(String event, int id) {
        return json(Map.of("data", requests.get(id), "metadata", Map.of("event_type", event)));
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
