package io.github.camelesign.signnow;

import java.util.Map;

/**
 * A subscription as SignNow lists it.
 *
 * @param created seconds since 1970, 0 if it does not say
 * @param secret what its calls are signed with, or null if the list does not show it
 */
record SignNowSubscription(String id, String event, String url, long created, String secret) {

    static SignNowSubscription of(Map<String, Object> entry) {
        Map<?, ?> attributes =
                entry.get("json_attributes") instanceof Map<?, ?> map ? map : Map.of();
        Object secret = attributes.get("secret_key");
        return new SignNowSubscription(
                String.valueOf(entry.get("id")),
                String.valueOf(entry.get("event")),
                String.valueOf(attributes.get("callback_url")),
                seconds(entry.get("created")),
                secret == null ? null : secret.toString());
    }

    boolean hasSecret(String wanted) {
        return secret == null || secret.equals(wanted);
    }

    private static long seconds(Object value) {
        try {
            return Long.parseLong(String.valueOf(value));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
