// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.Page;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningService;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Yousign in the sandbox: version 3 and, beside it, version 2. */
public final class YousignModule extends ProviderModule<YousignState> {
    static final String NAME = "yousign";

    private final FileIntake intake;
    private final Yousign view;

    /** An empty Yousign with the ready-made user and API key. */
    public YousignModule(SharedServices services) {
        super(NAME, "Yousign", services, YousignState::new);
        this.intake = new FileIntake(services.files());
        this.view = new Yousign(this, intake, services.requests());
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
        Pages pages = new Pages(services().files());
        YousignConventions three = new DescribedVersionThree(new ResourceRules(services().hosts()));
        router.route("/v3/*").subRouter(of(three, vertx, on -> mountVersionThree(on, pages)));
        router.route("/v2/*")
                .subRouter(of(new DescribedVersionTwo(), vertx, on -> mountVersionTwo(on, pages)));
        router.get("/procedure/sign").handler(this::leadToPage);
        return router;
    }

    /** The address at which members of version 2 sign, which clients make up themselves. */
    private void leadToPage(RoutingContext ctx) {
        YousignState now = state();
        String address;
        synchronized (now) {
            String member = String.valueOf(ctx.queryParams().get("members"));
            String signatureUi = ctx.queryParams().get("signatureUi");
            try {
                Member found = now.procedures.member(member);
                if (signatureUi != null) {
                    found.signsIn(now.versionTwo.signatureUis.get(signatureUi));
                }
                address = now.links.address(now.links.to(found.procedure.id, found.id));
            } catch (YousignError e) {
                Page.message(ctx, 404, e.getMessage(), "");
                return;
            }
        }
        ctx.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, address).end();
    }

    private Router of(
            YousignConventions conventions, Vertx vertx, Consumer<YousignEndpoints> operations) {
        return new ApiRouter(conventions, this::state)
                .router(vertx, services().files().directory(), operations);
    }

    private void mountVersionThree(YousignEndpoints endpoints, Pages pages) {
        new SignatureRequestRoutes().mount(endpoints);
        new DocumentRoutes(intake, pages).mount(endpoints);
        new FieldRoutes().mount(endpoints);
        new SignerRoutes().mount(endpoints);
        new SigningRoutes().mount(endpoints);
        new ApproverRoutes().mount(endpoints);
        new RequestDetailRoutes().mount(endpoints);
        new AuditTrailRoutes(pages).mount(endpoints);
        new WorkspaceRoutes().mount(endpoints);
    }

    private void mountVersionTwo(YousignEndpoints endpoints, Pages pages) {
        new ProcedureRoutes(pages).mount(endpoints);
        new ProcedureFileRoutes(intake, pages).mount(endpoints);
        new MemberRoutes(pages).mount(endpoints);
        new OperationRoutes().mount(endpoints);
    }

    @Override
    public SigningService signingService() {
        return new YousignSigningService(this::state, new Pages(services().files()));
    }

    /** Both kinds of envelopes, version 3 first. */
    @Override
    public List<Envelope> envelopes() {
        YousignState now = state();
        synchronized (now) {
            return Stream.concat(
                            now.requests.all().stream().map(request -> envelope(now, request)),
                            now.procedures.all().stream().map(Procedure::envelope))
                    .toList();
        }
    }

    private static Envelope envelope(YousignState now, SignatureRequest request) {
        return new Envelope(
                NAME,
                request.id,
                request.name(),
                now.accounts.sender(request).path("email").asText(),
                request.status.envelopeStatus(),
                request.recipients()
                        .map(r -> new Envelope.Signer(r.email(), r.stage + 1, r.status()))
                        .toList());
    }

    @Override
    public List<EnvelopeHistory> history(String id) {
        YousignState now = state();
        synchronized (now) {
            return now.requests
                    .find(id)
                    .map(request -> request.history)
                    .or(() -> now.procedures.find(id).map(procedure -> procedure.history))
                    .map(List::copyOf)
                    .orElse(List.of());
        }
    }

    @Override
    public String signingAddress(String id, String email) {
        YousignState now = state();
        synchronized (now) {
            Visitor visitor =
                    now.visitors(id)
                            .filter(one -> one.is(email))
                            .findFirst()
                            .orElseThrow(() -> nobody(email, id));
            return now.links.address(now.links.to(id, visitor.id()));
        }
    }

    private static NoSuchElementException nobody(String email, String id) {
        return new NoSuchElementException(email + " is not asked in " + id);
    }

    @Override
    public boolean waitsFor(String id, String email) {
        YousignState now = state();
        synchronized (now) {
            return now.visitors(id).anyMatch(one -> one.is(email) && one.isTurn());
        }
    }

    /** Whoever has to approve approves. */
    @Override
    public void sign(String id, String email) {
        act(id, email, visitor -> visitor.sign(SignatureMark.NONE));
    }

    /** Whoever has to approve rejects. */
    @Override
    public void decline(String id, String email, String reason) {
        act(id, email, visitor -> visitor.decline(reason));
    }

    private void act(String id, String email, Consumer<Visitor> step) {
        YousignState now = state();
        synchronized (now) {
            if (now.requests.find(id).isEmpty() && now.procedures.find(id).isEmpty()) {
                throw new NoSuchElementException("Yousign has no " + id);
            }
            step.accept(
                    now.visitors(id)
                            .filter(one -> one.is(email) && one.isTurn())
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new Lifecycle.OutOfTurnException(
                                                    "Nothing waits for " + email + " in " + id)));
        }
    }
}
