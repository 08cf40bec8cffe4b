-- AlterTable
ALTER TABLE "DeploymentEvent" ADD COLUMN     "resource" TEXT,
ADD COLUMN     "state" TEXT;
