package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.Envelope;
import io.github.camelesign.sandbox.JsonAnswer;
import io.github.camelesign.sandbox.Premises;
import io.github.camelesign.sandbox.ProviderRoom;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SignNow in the sandbox. */
public final class SignNowRoom implements ProviderRoom {
    static final String NAME = "signnow";
    private static final Logger LOG = LoggerFactory.getLogger(SignNowRoom.class);

    private final Premises premises;
    private final DocumentIntake intake;
    private final SignNow view;
    private volatile SignNowWorld world;

    /** An empty SignNow with the ready-made user and application. */
    public SignNowRoom(Premises premises) {
        this.premises = premises;
        this.world = new SignNowWorld(premises);
        this.intake = new DocumentIntake(premises.files());
        this.view = new SignNow(this, premises.clock(), intake, premises.requests());
    }

    /** This room as tests see it. */
    public SignNow view() {
        return view;
    }

    SignNowWorld world() {
        return world;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::letTimePass);
        Endpoints endpoints = new Endpoints(router, this::world, premises.files().directory());
        DocumentPdf pdfs = new DocumentPdf(premises.files());
        new TokenRoutes().mount(endpoints);
        new UserRoutes().mount(endpoints);
        new DocumentRoutes(intake).mount(endpoints);
        new DownloadRoutes(pdfs).mount(endpoints);
        new InviteRoutes().mount(endpoints);
        new FolderRoutes().mount(endpoints);
        new GroupRoutes().mount(endpoints);
        new EventSubscriptionRoutes(premises.webhooks()).mount(endpoints);
        router.route().handler(SignNowRoom::notImplemented);
        router.route().failureHandler(SignNowRoom::failed);
        return router;
    }

    /** Nobody finds an invite pending that is past its end. */
    private void letTimePass(RoutingContext ctx) {
        world.passTime();
        ctx.next();
    }

    @Override
    public void passTime() {
        world.passTime();
    }

    private static void notImplemented(RoutingContext ctx) {
        throw SignNowError.notImplemented(ctx.request().method() + " " + ctx.normalizedPath());
    }

    private static void failed(RoutingContext ctx) {
        if (ctx.response().headWritten() || ctx.response().closed()) {
            // nobody is there to be told any more
            LOG.debug("An answer was lost on its way", ctx.failure());
            return;
        }
        SignNowError error;
        if (ctx.failure() instanceof SignNowError refused) {
            error = refused;
        } else if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            error = SignNowError.api(ctx.statusCode(), ctx.statusCode(), "Invalid request");
        } else {
            LOG.error("The sandbox failed on its own account", ctx.failure());
            error = SignNowError.api(500, 500, "The sandbox failed: " + ctx.failure());
        }
        JsonAnswer.send(ctx, error.status(), error.body());
    }

    @Override
    public List<Envelope> envelopes() {
        return world.documents.all().stream()
                .filter(document -> !document.template())
                .map(this::envelope)
                .toList();
    }

    private Envelope envelope(Document document) {
        Stream<Envelope.Signer> byField =
                document.fieldInvites().stream()
                        .map(i -> new Envelope.Signer(i.email(), i.order(), i.status().word()));
        Stream<Envelope.Signer> freeform =
                document.freeformInvites().stream()
                        .map(i -> new Envelope.Signer(i.email(), 1, i.status().word()));
        return new Envelope(
                name(),
                document.id(),
                document.upload().name(),
                document.owner().email(),
                document.state().word(),
                Stream.concat(byField, freeform).toList());
    }

    @Override
    public void sign(String documentId, String email) {
        change(documentId, d -> d.signing(world.now(), s -> s.signedBy(email, world.now())));
    }

    @Override
    public void decline(String documentId, String email, String reason) {
        change(
                documentId,
                d -> d.signing(world.now(), s -> s.declinedBy(email, reason, world.now())));
    }

    void change(String documentId, UnaryOperator<Document> change) {
        if (world.documents.change(documentId, change) == null) {
            throw new NoSuchElementException("SignNow has no document " + documentId);
        }
    }

    @Override
    public void letSignersAct(Duration after) {
        world.documents.changeAll(new SignerPolicy(world.now(), after)::apply);
    }

    @Override
    public void revokeTokens() {
        world.tokens.revokeAll();
    }

    @Override
    public void expireTokens() {
        world.tokens.expireAll();
    }

    @Override
    public void holdListings() {
        world.documents.hold();
    }

    @Override
    public void releaseListings() {
        world.documents.release();
    }

    @Override
    public void reset() {
        world = new SignNowWorld(premises);
    }
}
