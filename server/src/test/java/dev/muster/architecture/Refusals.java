package dev.muster.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.muster.delivery.DeliveryId;
import dev.muster.delivery.DeliveryState;
import dev.muster.directory.CredentialId;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.Refusal;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.integration.MassChangeLimit;
import dev.muster.directory.integration.MassChangeStanding;
import dev.muster.directory.integration.Removal;
import dev.muster.directory.refusal.RefusalCode;
import dev.muster.directory.role.RoleMapping;
import dev.muster.directory.schema.Mutability;
import dev.muster.reports.ScheduleId;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** All refusals on the class path, and one of each. */
final class Refusals {
    private static final TenantId TENANT = TenantId.next();

    private Refusals() {}

    static List<JavaClass> all() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.muster").stream()
                        .filter(one -> one.isAssignableTo(Refusal.class)
                                && !one.getModifiers().contains(JavaModifier.ABSTRACT))
                        .toList();
    }

    /** The codes that the constructors of a class name. */
    static List<String> codes(JavaClass refusal) {
        return refusal.getConstructors().stream()
                .flatMap(constructor -> constructor.getFieldAccesses().stream())
                .map(JavaFieldAccess::getTarget)
                .filter(field -> field.getOwner().isEquivalentTo(RefusalCode.class))
                .map(field -> field.getName())
                .distinct()
                .toList();
    }

    /** One, with whatever data its shortest constructor takes. */
    static Refusal example(JavaClass refusal) {
        Constructor<?> constructor = Arrays.stream(refusal.reflect().getDeclaredConstructors())
                .min(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow();
        constructor.setAccessible(true);
        try {
            return (Refusal) constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(Refusals::value)
                    .toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(refusal.getName(), impossible);
        }
    }

    private static Object value(Class<?> type) {
        if (type == String.class) return "Babs";
        if (type == int.class) return 7;
        if (type == long.class) return 7L;
        if (type == boolean.class) return true;
        if (type == UUID.class) return UUID.randomUUID();
        if (type == List.class || type == Collection.class) return List.of("Babs");
        if (type == Duration.class) return Duration.ofMinutes(1);
        if (type == JsonNode.class) return StringNode.valueOf("Babs");
        if (type == UserId.class) return UserId.next(TENANT);
        if (type == GroupId.class) return GroupId.next(TENANT);
        if (type == EquipmentId.class) return EquipmentId.next(TENANT);
        if (type == IntegrationId.class) return IntegrationId.next(TENANT);
        if (type == CredentialId.class) return CredentialId.next(TENANT);
        if (type == ScheduleId.class) return new ScheduleId(TENANT, UUID.randomUUID());
        if (type == DeliveryId.class) return new DeliveryId(TENANT, UUID.randomUUID());
        if (type == DeliveryState.class) return DeliveryState.values()[0];
        if (type == Mutability.class) return Mutability.IMMUTABLE;
        if (type == RoleMapping.class) return new RoleMapping.Everybody();
        if (type == Removal.class) return new Removal(Removal.Kind.GROUP, UUID.randomUUID(), 7);
        if (type == MassChangeLimit.class) return new MassChangeLimit(7, 60, false);
        if (type == MassChangeStanding.class) return MassChangeStanding.COUNTING;
        throw new AssertionError("Say what a " + type.getName() + " may be");
    }
}
