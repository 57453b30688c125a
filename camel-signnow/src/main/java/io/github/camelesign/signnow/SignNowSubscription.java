package io.github.camelesign.signnow;

import java.util.Map;

/**
 * A subscription as SignNow lists it.
 *
 * @param entity id of the user or document whose events it is about, or null if it does not say
 * @param active whether it still calls: SignNow switches some off
 * @param created seconds since 1970, 0 if it does not say
 * @param secret what its calls are signed with, or null if the list does not show it
 */
record SignNowSubscription(
        String id,
        String event,
        String entity,
        String url,
        boolean active,
        long created,
        String secret) {

    static SignNowSubscription of(Map<String, Object> entry) {
        Map<?, ?> attributes =
                entry.get("json_attributes") instanceof Map<?, ?> map ? map : Map.of();
        return new SignNowSubscription(
                text(entry.get("id")),
                text(entry.get("event")),
                text(entry.get("entity_unique_id")),
                text(attributes.get("callback_url")),
                !"false".equals(text(entry.get("active"))),
                seconds(entry.get("created")),
                text(attributes.get("secret_key")));
    }

    /** Whether it calls this URL for what happens to this user's documents. */
    boolean isFor(String user, String wantedUrl) {
        return wantedUrl.equals(url) && (entity == null || entity.equals(user));
    }

    /** One that does not tell its secret may have another. */
    boolean needsSecret(String wanted) {
        return wanted != null && !wanted.equals(secret);
    }

    private static long seconds(Object value) {
        try {
            return Long.parseLong(String.valueOf(value));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return event + " " + id;
    }
}
