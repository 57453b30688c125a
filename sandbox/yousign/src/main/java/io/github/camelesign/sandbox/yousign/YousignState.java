// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.CallWindows;
import io.github.camelesign.sandbox.core.CallWindows.Window;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.Links.Link;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.TokenStore;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All of Yousign's state, and the settings that tests may turn. A reset makes a new one. Everything
 * in it is guarded by its lock.
 */
final class YousignState extends ProviderState<YousignState.ApiKey> {
    /** Opens both interfaces until it is revoked: it is not renewed and has no end. */
    record ApiKey(String accessToken, boolean readOnly) implements TokenStore.Token<ApiKey> {
        /** A new one. */
        static ApiKey make(boolean readOnly) {
            return new ApiKey(RandomIds.hex(16), readOnly);
        }

        @Override
        public ApiKey expiredAt(Instant now) {
            return this;
        }
    }

    /** The links that were made. Guarded by the state's lock. */
    static final class YousignLinks extends Links<YousignLinks.Target> {
        /** Where somebody can look at what they sign, or a follower (null), who only looks. */
        record Target(String token, YousignEnvelope envelope, Person<?> person, Instant expires)
                implements Link {}

        Duration life = Duration.ofHours(48);

        YousignLinks(SharedServices services) {
            super(services);
        }

        /** The one that works still, else a new one. */
        Target to(YousignEnvelope envelope, Person<?> person) {
            return same(
                    Arrays.asList(envelope, person),
                    () -> new Target(RandomIds.hex(32), envelope, person, after(life)));
        }
    }

    /**
     * How many calls a key has in a minute and in an hour. As long as there is no limit the headers
     * show those of production, never used up.
     */
    static final class RateLimits {
        private final Clock clock;
        private final CallWindows minutes;
        private final CallWindows hours;

        RateLimits(Clock clock) {
            this.clock = clock;
            this.minutes = new CallWindows(clock, Duration.ofMinutes(1));
            this.hours = new CallWindows(clock, Duration.ofHours(1));
        }

        void allow(int perMinute, int perHour) {
            minutes.allow(perMinute);
            hours.allow(perHour);
        }

        /** Counts a call and refuses it when it is one too many; null when it is nobody's. */
        void count(HttpServerResponse response, String key) {
            Window minute = count(minutes, key, Duration.ofMinutes(1), 60);
            Window hour = count(hours, key, Duration.ofHours(1), 1200);
            Map.of(
                            "RateLimit-Limit", minute.limit(),
                            "RateLimit-Remaining", minute.remaining(),
                            "RateLimit-Reset", minute.secondsLeft(clock.instant()),
                            "X-RateLimit-Limit-Minute", minute.limit(),
                            "X-RateLimit-Remaining-Minute", minute.remaining(),
                            "X-RateLimit-Limit-Hour", hour.limit(),
                            "X-RateLimit-Remaining-Hour", hour.remaining())
                    .forEach((name, value) -> response.putHeader(name, String.valueOf(value)));
            Stream.of(minute, hour)
                    .filter(Window::isExceeded)
                    .map(window -> window.secondsLeft(clock.instant()))
                    .max(Long::compare)
                    .ifPresent(
                            wait -> {
                                response.putHeader("Retry-After", String.valueOf(wait));
                                throw YousignError.of(429, "Too many requests, try again later");
                            });
        }

        private Window count(CallWindows windows, String key, Duration length, int usual) {
            Window unused = new Window(clock.instant().plus(length), 0, usual);
            return key == null ? unused : windows.count(key).orElse(unused);
        }
    }

    private static final String UNREADABLE = "The file must be a readable PDF, DOCX, JPEG or PNG";

    final RateLimits limits = new RateLimits(services().clock());
    final YousignLinks links = new YousignLinks(services());
    final DocumentIntake intake =
            new DocumentIntake(
                            services().files(),
                            Set.of("docx", "jpeg", "jpg", "png"),
                            () -> YousignError.violated("file", UNREADABLE))
                    .hashing();
    final Accounts accounts = new Accounts(resources(), now());
    final EventPublisher publisher = new EventPublisher(this);
    final YousignEnvelope.Store<SignatureRequest> requests =
            new YousignEnvelope.Store<>("Signature request");
    final YousignEnvelope.Store<Procedure> procedures = new YousignEnvelope.Store<>("Procedure");
    final JsonStore labels = store("/v3/labels");
    final JsonStore contacts = store("/v3/contacts");
    final JsonStore customExperiences = store("/v3/custom_experiences");
    final JsonStore webhooks = store("/v3/webhooks");
    final JsonStore usersOfVersionTwo = store("/v2/users");
    final JsonStore signatureUis = store("/v2/signature_uis");
    final List<RequestMaker.Template> templates = new ArrayList<>();

    /** Documents that wait for their request. */
    final List<YousignDocument> unattached = new ArrayList<>();

    /** Those of version 2. */
    final List<YousignDocument> files = new ArrayList<>();

    volatile long uploadLimit = 50L << 20;

    YousignState(SharedServices services) {
        super(services);
        listing(requests);
        listing(procedures);
        tokens().add(new ApiKey(Yousign.DEMO_API_KEY, false));
        store("/v2/user_groups").put(Defaults.of("group"));
        store("/v2/organizations").put(Defaults.of("organization"));
        store("/v2/workspaces")
                .put(
                        Defaults.of("workspace")
                                .retain("name")
                                .put("id", accounts.workspaceIri())
                                .put("createdAt", Forms.text(now()))
                                .put("updatedAt", Forms.text(now())));
    }

    /** Keeps a template, and shows it in the list of them. */
    void addTemplate(RequestMaker.Template template) {
        templates.add(template);
        ObjectNode json =
                Defaults.of("template")
                        .put("id", template.id())
                        .put("name", template.name())
                        .put("created_at", Forms.text(now()))
                        .put("workspace_id", accounts.defaultWorkspaceId);
        store("/v3/templates").put(DescribedVersionThree.complete("Template", json, now()));
    }

    private JsonStore store(String path) {
        return new JsonStore(resources(), path);
    }

    YousignDocument file(String iri) {
        return YousignError.notFound("File " + iri).unless(files, file -> file.is(iri));
    }

    /** A file of version 2 once more. */
    YousignDocument duplicate(YousignDocument file) {
        YousignDocument copy = file.copy(now());
        files.add(copy);
        return copy;
    }

    /** Those of version 2. */
    List<Member> members() {
        return procedures.all().stream().flatMap(Procedure::people).toList();
    }

    Member member(String iri) {
        String id = Forms.id(iri);
        return YousignError.notFound("Member " + iri).unless(members(), one -> one.id.equals(id));
    }

    /** Those of version 3 first, oldest first. */
    Stream<YousignEnvelope> envelopes() {
        return Stream.concat(requests.all().stream(), procedures.all().stream());
    }

    synchronized Optional<YousignEnvelope> envelope(String id) {
        return envelopes().filter(one -> one.id.equals(Forms.id(id))).findFirst();
    }

    /** Somebody who is asked in an envelope. */
    synchronized Optional<Person<?>> person(String id, Predicate<Person<?>> which) {
        return envelope(id).stream()
                .<Person<?>>flatMap(YousignEnvelope::people)
                .filter(which)
                .findFirst();
    }

    /** Does something while nobody else changes it. */
    synchronized <T> T alone(Function<YousignState, T> work) {
        return work.apply(this);
    }

    void mail(String to, String subject, String text, String link) {
        mail(YousignModule.NAME, to, subject, text, link);
    }

    @Override
    public synchronized void passTime() {
        envelopes().forEach(YousignEnvelope::passTime);
    }

    /** Described resources of one kind, as they are shown, which are kept below a path. */
    record JsonStore(ResourceStore resources, String path) {
        /** Puts a new one in, under an id of its own, which it returns. */
        String add(ObjectNode resource) {
            put(resource.put("id", UUID.randomUUID().toString()));
            return resource.path("id").asText();
        }

        /** Puts one in the place of what had its id. */
        void put(ObjectNode resource) {
            resources.put(path + "/" + Forms.id(resource.path("id").asText()), resource);
        }

        /** A copy. */
        Optional<ObjectNode> find(String id) {
            return resources.find(path + "/" + Forms.id(id));
        }

        ObjectNode get(String id) {
            return find(id).orElseThrow(() -> YousignError.notFound(path + "/" + id));
        }

        /** The one that a body names by its id in a property. */
        ObjectNode named(JsonNode id, String property) {
            return find(id.asText()).orElseThrow(() -> YousignError.unknown(property, id));
        }

        void change(String id, Consumer<ObjectNode> change) {
            ObjectNode resource = get(id);
            change.accept(resource);
            put(resource);
        }

        void remove(String id) {
            resources.remove(path + "/" + Forms.id(id));
        }

        /** Newest first. */
        List<ObjectNode> all() {
            return ListQuery.newestFirst(resources.below(path).values());
        }
    }
}
