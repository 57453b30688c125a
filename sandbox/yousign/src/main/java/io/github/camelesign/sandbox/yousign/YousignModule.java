// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.LinkedSigningService;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.Page;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Yousign in the sandbox: version 3 and, beside it, version 2. */
public final class YousignModule extends ProviderModule<YousignState> {
    static final String NAME = "yousign";

    private final Yousign view;

    /** An empty Yousign with the ready-made user and API key. */
    public YousignModule(SharedServices services) {
        super(NAME, "Yousign", services, YousignState::new);
        this.view = new Yousign(this, services.requests());
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
        return new YousignControls(this, view).all();
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        Router three = Router.router(vertx);
        endpoints(three, new DescribedVersionThree(services().hosts()))
                .mount(
                        on -> {
                            SignatureRequestRoutes.mount(on);
                            DocumentRoutes.mount(on);
                            RecipientRoutes.mount(on);
                            RequestDetailRoutes.mount(on);
                            AuditTrailRoutes.mount(on);
                            WorkspaceRoutes.mount(on);
                        });
        Router two = Router.router(vertx);
        endpoints(two, new DescribedVersionTwo())
                .mount(
                        on -> {
                            ProcedureRoutes.mount(on);
                            ProcedureFileRoutes.mount(on);
                            MemberRoutes.mount(on);
                            OperationRoutes.mount(on);
                        });
        router.route("/v3/*").subRouter(three);
        router.route("/v2/*").subRouter(two);
        router.get("/procedure/sign").handler(this::leadToPage);
        return router;
    }

    private YousignEndpoints endpoints(Router router, YousignConventions conventions) {
        return new YousignEndpoints(
                router, this::state, services().files().directory(), conventions);
    }

    /** The address at which members of version 2 sign, which clients make up themselves. */
    private void leadToPage(RoutingContext ctx) {
        String address;
        try {
            address =
                    alone(
                            now -> {
                                String id = String.valueOf(ctx.queryParams().get("members"));
                                String signatureUi = ctx.queryParams().get("signatureUi");
                                Member member = now.member(id);
                                if (signatureUi != null) {
                                    member.signatureUi = now.signatureUis.get(signatureUi);
                                }
                                return member.link();
                            });
        } catch (YousignError e) {
            Page.message(ctx, 404, e.getMessage(), "");
            return;
        }
        ctx.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, address).end();
    }

    /** Works with the state while nobody else changes it. */
    private <T> T alone(Function<YousignState, T> work) {
        YousignState now = state();
        synchronized (now) {
            return work.apply(now);
        }
    }

    /** Both kinds of envelopes, version 3 first. */
    @Override
    public List<Envelope> envelopes() {
        return alone(now -> now.envelopes().map(YousignEnvelope::summary).toList());
    }

    @Override
    public List<EnvelopeHistory> history(String id) {
        return alone(
                now ->
                        now.envelope(id)
                                .map(envelope -> List.copyOf(envelope.history))
                                .orElse(List.of()));
    }

    @Override
    public String signingAddress(String id, String email) {
        return alone(
                now ->
                        person(now, id, one -> one.is(email))
                                .orElseThrow(
                                        () ->
                                                new NoSuchElementException(
                                                        email + " is not asked in " + id))
                                .link());
    }

    @Override
    public boolean waitsFor(String id, String email) {
        return alone(now -> person(now, id, one -> one.is(email) && one.isTurn()).isPresent());
    }

    private static Optional<? extends Person<?>> person(
            YousignState now, String id, Predicate<Person<?>> which) {
        return now.envelope(id).stream().flatMap(YousignEnvelope::people).filter(which).findFirst();
    }

    /** Whoever has to approve approves. */
    @Override
    public void sign(String id, String email) {
        act(id, email, Person::accept);
    }

    /** Whoever has to approve rejects. */
    @Override
    public void decline(String id, String email, String reason) {
        act(id, email, person -> person.refuse(reason));
    }

    private void act(String id, String email, Consumer<Person<?>> step) {
        alone(
                now -> {
                    if (now.envelope(id).isEmpty()) {
                        throw new NoSuchElementException("Yousign has no " + id);
                    }
                    String complaint = "Nothing waits for " + email + " in " + id;
                    step.accept(
                            person(now, id, one -> one.is(email) && one.isTurn())
                                    .orElseThrow(() -> new Person.OutOfTurnException(complaint)));
                    return null;
                });
    }

    @Override
    public SigningService signingService() {
        return new LinkedSigningService<YousignLinks.Target>() {
            @Override
            protected Links<YousignLinks.Target> links() {
                return state().links;
            }

            @Override
            public List<SigningDocument> documents(String id) {
                return alone(
                        now -> now.envelope(id).map(YousignEnvelope::documents).orElse(List.of()));
            }

            @Override
            protected Optional<SigningVisit> visit(YousignLinks.Target link) {
                return alone(
                        now ->
                                now.envelope(link.envelope().id)
                                        .map(envelope -> envelope.visit(link.person())));
            }

            @Override
            protected void opened(YousignLinks.Target link) {
                alone(
                        now -> {
                            if (link.person() instanceof Recipient recipient) {
                                now.lifecycle.opened(recipient);
                            }
                            return null;
                        });
            }

            @Override
            protected Optional<String> sign(YousignLinks.Target link, SignatureMark mark) {
                return act(
                        link,
                        true,
                        person -> {
                            person.mark = mark;
                            person.accept();
                        });
            }

            @Override
            protected Optional<String> decline(YousignLinks.Target link, String reason) {
                return act(link, false, person -> person.refuse(reason));
            }

            /** Returns where they go on. */
            private Optional<String> act(
                    YousignLinks.Target link, boolean accepts, Consumer<Person<?>> step) {
                if (link.person() == null) {
                    throw new IllegalStateException("This link is for looking only");
                }
                return alone(
                        now -> {
                            step.accept(link.person());
                            String address = link.person().next(accepts).asText("");
                            return Optional.of(address).filter(text -> text.matches("https?://.*"));
                        });
            }
        };
    }
}
