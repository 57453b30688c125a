/** What Camel's catalog knows of a component. */
package io.github.camelesign.testing.catalog;
