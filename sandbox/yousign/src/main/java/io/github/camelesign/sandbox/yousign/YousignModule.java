// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.Page;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.SigningDocument;
import io.github.camelesign.sandbox.yousign.YousignState.YousignLinks.Target;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Yousign in the sandbox: version 3 and, beside it, version 2. */
public final class YousignModule extends ProviderModule<YousignState> {
    static final String NAME = "yousign";

    private final Yousign view;

    /** An empty Yousign with the ready-made user and API key. */
    public YousignModule(SharedServices services) {
        super(NAME, "Yousign", services, YousignState::new);
        this.view = new Yousign(this);
    }

    /** This provider as tests control it. */
    public Yousign view() {
        return view;
    }

    @Override
    public List<Login> logins() {
        return List.of(Login.of("apiKey", "baseUri", baseUri(), "apiKey", Yousign.DEMO_API_KEY));
    }

    @Override
    public Optional<String> webhookSecret() {
        return Optional.of("sandbox-yousign-webhook-secret-1");
    }

    @Override
    public List<Control> controls() {
        return Control.of(view, new Triggers(this));
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        endpoints(vertx, router, new DescribedVersionThree(services().hosts()))
                .mount(
                        SignatureRequestRoutes::mount,
                        DocumentRoutes::mount,
                        RecipientRoutes::mount,
                        Accounts::mount);
        endpoints(vertx, router, new DescribedVersionTwo())
                .mount(ProcedureRoutes::mount, DocumentRoutes::mountFiles);
        router.get("/procedure/sign").handler(this::leadToPage);
        return router;
    }

    private YousignEndpoints endpoints(Vertx vertx, Router whole, YousignConventions conventions) {
        Router router = Router.router(vertx);
        whole.route(conventions.root() + "/*").subRouter(router);
        return new YousignEndpoints(
                router, this::state, services().files().directory(), conventions);
    }

    /** The address at which members of version 2 sign, which clients make up themselves. */
    private void leadToPage(RoutingContext ctx) {
        YousignState now = state();
        String signatureUi = ctx.queryParams().get("signatureUi");
        synchronized (now) {
            try {
                Member member = now.member(String.valueOf(ctx.queryParams().get("members")));
                if (signatureUi != null) {
                    member.signatureUi = now.signatureUis.get(signatureUi);
                }
                ctx.response().setStatusCode(303).putHeader("Location", member.link()).end();
            } catch (YousignError e) {
                Page.message(ctx, 404, e.getMessage(), "");
            }
        }
    }

    /** Both kinds of envelopes, version 3 first. */
    @Override
    public List<Envelope> envelopes() {
        return state().alone(now -> now.envelopes().map(YousignEnvelope::summary).toList());
    }

    @Override
    public List<EnvelopeHistory> history(String id) {
        return state().alone(now -> now.envelope(id).map(one -> List.copyOf(one.history)))
                .orElse(List.of());
    }

    @Override
    public String signingAddress(String id, String email) {
        return state().person(id, one -> one.is(email))
                .orElseThrow(() -> new NoSuchElementException(email + " is not asked in " + id))
                .link();
    }

    @Override
    public Optional<Instant> waitsSince(String id, String email) {
        return state().person(id, one -> one.is(email) && one.isTurn()).map(person -> person.since);
    }

    /** Whoever has to approve approves. */
    @Override
    public void sign(String id, String email) {
        act(id, email, person -> person.accept(SignatureMark.NONE));
    }

    /** Whoever has to approve rejects. */
    @Override
    public void decline(String id, String email, String reason) {
        act(id, email, person -> person.refuse(reason));
    }

    private void act(String id, String email, Consumer<Person<?>> step) {
        YousignState now = state();
        synchronized (now) {
            if (now.envelope(id).isEmpty()) {
                throw new NoSuchElementException("Yousign has no " + id);
            }
            String complaint = "Nothing waits for " + email + " in " + id;
            step.accept(
                    now.person(id, one -> one.is(email) && one.isTurn())
                            .orElseThrow(() -> new IllegalStateException(complaint)));
        }
    }

    @Override
    public SigningService<?> signingService() {
        return new Signing();
    }

    /** What is behind the links, for the signing page. */
    private final class Signing extends SigningService<Target> {
        @Override
        protected Links<Target> links() {
            return state().links;
        }

        @Override
        public List<SigningDocument> documents(String id) {
            return state().alone(now -> now.envelope(id).map(YousignEnvelope::signingDocuments))
                    .orElse(List.of());
        }

        @Override
        protected Optional<SigningVisit> visit(Target link) {
            String id = link.envelope().id;
            return state().alone(now -> now.envelope(id).map(one -> one.visit(link.person())));
        }

        @Override
        protected void opened(Target link) {
            YousignState now = state();
            synchronized (now) {
                if (link.person() instanceof Recipient recipient) {
                    recipient.opens();
                }
            }
        }

        @Override
        protected Optional<String> sign(Target link, String email, SignatureMark mark) {
            return act(link, true, person -> person.accept(mark));
        }

        @Override
        protected Optional<String> decline(Target link, String reason) {
            return act(link, false, person -> person.refuse(reason));
        }

        private Optional<String> act(Target link, boolean accepts, Consumer<Person<?>> step) {
            YousignState now = state();
            if (link.person() == null) {
                throw new IllegalStateException("This link is for looking only");
            }
            synchronized (now) {
                step.accept(link.person());
                return Optional.of(link.person().next(accepts).asText(""))
                        .filter(address -> address.matches("https?://.*"));
            }
        }
    }

    /** What the control API can do beside the methods of {@link Yousign}: send events. */
    private record Triggers(YousignModule module) {
        private static final ObjectNode SAMPLE = Defaults.of("sampleRequest");

        /** About a request or procedure as it is, the last one unless it is named; or a sample. */
        @Controllable(name = "trigger", fields = "event, [request]")
        private void trigger(String event, String id) {
            YousignState state = module.state();
            ObjectNode ofProcedures = Defaults.of("procedureEvents");
            List<String> others = DescribedVersionThree.eventNames();
            String family = ofProcedures.path(event).asText(event.replaceFirst("\\..*", ""));
            synchronized (state) {
                if (ofProcedures.has(event)) {
                    var found = found(id, state.procedures);
                    Procedure none = new Procedure(state, SAMPLE.deepCopy());
                    report(found.orElse(none), event, family);
                } else if (!others.contains(event)) {
                    throw new IllegalArgumentException(
                            "Yousign has no event %s, but %s and, in version 2, %s"
                                    .formatted(event, others, ofProcedures));
                } else if (List.of("signature_request", "signer", "approver").contains(family)) {
                    report(found(id, state.requests).orElseGet(() -> sample(state)), event, family);
                } else {
                    DescribedVersionThree.publishSample(state, event);
                }
            }
        }

        /** About the first of the people who are meant by the family of the event, if any are. */
        private static void report(YousignEnvelope envelope, String event, String family) {
            ObjectNode sample = Defaults.of("sample");
            Stream<? extends Person<?>> people = envelope.people();
            if (envelope instanceof SignatureRequest request) {
                Stream<Recipient> samples =
                        Recipient.KINDS.stream()
                                .map(k -> new Recipient(k, request, sample, JsonReader.object()));
                people = Stream.concat(request.people(), samples);
            }
            Person<?> about =
                    people.filter(p -> p.kind.word().equals(family)).findFirst().orElse(null);
            envelope.state.publisher.report(envelope, about, event, null);
        }

        /** The one that is named, else the last one; empty when there is none at all. */
        private static <E extends YousignEnvelope> Optional<E> found(
                String id, YousignEnvelope.Store<E> store) {
            if (id == null) {
                return store.all().stream().reduce((one, next) -> next);
            }
            String complaint = "Yousign has no " + id;
            return Optional.of(
                    store.find(id).orElseThrow(() -> new NoSuchElementException(complaint)));
        }

        private static SignatureRequest sample(YousignState state) {
            SignatureRequest request = new RequestMaker(state).create(SAMPLE.deepCopy());
            state.requests.add(request);
            return request;
        }
    }
}
