package dev.muster.directory.tenant;

import static dev.muster.directory.Cast.EXAMPLE;

import dev.muster.directory.tenant.TenantCommand.OpenTenant;
import dev.muster.directory.tenant.TenantCommand.RenameTenant;
import dev.muster.directory.tenant.TenantEvent.TenantRenamed;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class RenameTenantTest {
    @Test
    void a_tenant_gets_another_name() {
        given().when(new RenameTenant(EXAMPLE, "Example Excursions"))
                .expectEvents(new TenantRenamed(EXAMPLE, "Example Tours", "Example Excursions"));
    }

    @Test
    void the_name_that_it_has_adds_nothing_to_history() {
        given().when(new RenameTenant(EXAMPLE, "Example Tours")).expectNoEvents();
    }

    private static TestExecutor<Tenant> given() {
        return new AggregateTestFixture<>(Tenant.class).givenCommands(new OpenTenant(EXAMPLE, "Example Tours"));
    }
}
